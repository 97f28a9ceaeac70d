### Codes of the list "service": what each means.

service-source = bojxona amaliyoti va olib qoʻyish toʻgʻrisida eʼlon qilingan hisobotlar asosidagi oʻz roʻyxati
service--customs = Bojxona
service--border_guard = Chegara xizmati yoki chegara politsiyasi
service--police = Politsiya
service--anti_drug = Giyohvandlikka qarshi kurash organi
service--security_service = Xavfsizlik xizmati
service--coast_guard = Sohil qoʻriqlash xizmati yoki dengiz floti
service--gendarmerie = Jandarmeriya yoki harbiylar
service--tax_police = Soliq yoki moliya politsiyasi
service--prosecutor = Prokuratura
service--control_unit = Port yoki havo yuklarining qoʻshma nazorat boʻlinmasi
service--veterinary = Veterinariya, oʻsimliklar karantini yoki ekologiya xizmati
service--postal = Pochta yoki ekspress-yetkazib berish operatori
service--foreign = Boshqa davlat xizmati
service--other = Boshqa
