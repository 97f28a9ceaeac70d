### codes_site_type

site_type-source = საკუთარი სია, გამოქვეყნებული საბაჟო პრაქტიკისა და ამოღებების შესახებ ცნობების მიხედვით
site_type--seaport = საზღვაო პორტი
site_type--river_port = მდინარის ან ტბის პორტი
site_type--airport = აეროპორტი
site_type--land_crossing = სახმელეთო გამშვები პუნქტი
site_type--rail_station = რკინიგზის სადგური
site_type--inland = ქვეყნის შიგნით
site_type--mail_hub = საფოსტო ან ექსპრეს-გზავნილების ცენტრი
site_type--free_zone = თავისუფალი ზონა
site_type--dry_port = მშრალი პორტი
site_type--at_sea = ზღვაში
site_type--border_line = საზღვრის ხაზი გამშვები პუნქტის გარეთ
site_type--river = მდინარე ან ტბა
site_type--road = გზა ან საგუშაგო ქვეყნის შიგნით
site_type--customs_terminal = საბაჟო ტერმინალი
site_type--warehouse = საწყობი
site_type--premises = კომერციული ან კერძო შენობა
site_type--anchorage = ღუზსადგომი ან რეიდი
site_type--other = სხვა
