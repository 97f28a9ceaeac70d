### codes_means_of_detection

means_of_detection-source = საკუთარი სია, გამოქვეყნებული საბაჟო პრაქტიკისა და ამოღებების შესახებ ცნობების მიხედვით
means_of_detection--physical_search = ფიზიკური დათვალიერება
means_of_detection--xray = რენტგენი, სახე მითითებული არ არის
means_of_detection--xray_fixed = რენტგენი, სტაციონარული
means_of_detection--xray_mobile = რენტგენი, მობილური
means_of_detection--xray_backscatter = რენტგენი, უკუგაბნევის
means_of_detection--xray_body = რენტგენი, სხეულის
means_of_detection--dog = ძაღლი
means_of_detection--trace = კვალის ან რამანის დეტექტორი
means_of_detection--radiation_portal = რადიაციული კონტროლის პორტალი
means_of_detection--density_meter = სიმკვრივის საზომი ან ენდოსკოპი
means_of_detection--weighing = აწონვა
means_of_detection--lab = ლაბორატორია
means_of_detection--dog_and_scan = ძაღლი და სკანირება ერთად
means_of_detection--image_analysis = გამოსახულების ავტომატური ანალიზი
means_of_detection--open_source = ღია წყაროები
means_of_detection--surveillance = პატრული, კამერა, რადარი ან თბოვიზორი
means_of_detection--diver = მყვინთავები ან წყალქვეშა დრონი
means_of_detection--other = სხვა
