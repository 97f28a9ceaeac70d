### Codes of the list "site type": what each means.

site_type-source = bojxona amaliyoti va olib qoʻyish toʻgʻrisida eʼlon qilingan hisobotlar asosidagi oʻz roʻyxati
site_type--seaport = Dengiz porti
site_type--river_port = Daryo yoki koʻl porti
site_type--airport = Aeroport
site_type--land_crossing = Quruqlikdagi oʻtkazish punkti
site_type--rail_station = Temir yoʻl stansiyasi
site_type--inland = Mamlakat ichida
site_type--mail_hub = Pochta yoki ekspress-yetkazib berish markazi
site_type--free_zone = Erkin zona
site_type--dry_port = Quruq port
site_type--at_sea = Dengizda
site_type--border_line = Oʻtkazish punktidan tashqaridagi chegara chizigʻi
site_type--river = Daryo yoki koʻl
site_type--road = Mamlakat ichidagi yoʻl yoki nazorat posti
site_type--customs_terminal = Bojxona terminali
site_type--warehouse = Ombor
site_type--premises = Korxona yoki xususiy bino
site_type--anchorage = Langargoh yoki reyd
site_type--other = Boshqa
