### codes_service

service-source = საკუთარი სია, გამოქვეყნებული საბაჟო პრაქტიკისა და ამოღებების შესახებ ცნობების მიხედვით
service--customs = საბაჟო
service--border_guard = სასაზღვრო დაცვა ან სასაზღვრო პოლიცია
service--police = პოლიცია
service--anti_drug = ნარკოტიკებთან ბრძოლის სამსახური
service--security_service = უსაფრთხოების სამსახური
service--coast_guard = სანაპირო დაცვა ან საზღვაო ძალები
service--gendarmerie = ჟანდარმერია ან სამხედრო ძალები
service--tax_police = საგადასახადო ან ფინანსური პოლიცია
service--prosecutor = პროკურატურა
service--control_unit = პორტის ან საჰაერო ტვირთების კონტროლის ერთობლივი ჯგუფი
service--veterinary = ვეტერინარული, ფიტოსანიტარიული ან გარემოს დაცვის სამსახური
service--postal = საფოსტო ან ექსპრეს-ოპერატორი
service--foreign = სხვა სახელმწიფოს სამსახური
service--other = სხვა
