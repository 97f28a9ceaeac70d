### codes_site_type

site_type-source = власний перелік, за опублікованою митною практикою та повідомленнями про вилучення
site_type--seaport = Морський порт
site_type--river_port = Річковий або озерний порт
site_type--airport = Аеропорт
site_type--land_crossing = Сухопутний пункт пропуску
site_type--rail_station = Залізнична станція
site_type--inland = Усередині країни
site_type--mail_hub = Поштовий або експрес-вузол
site_type--free_zone = Вільна зона
site_type--dry_port = Сухий порт
site_type--at_sea = У морі
site_type--border_line = Лінія кордону поза пунктом пропуску
site_type--river = Річка або озеро
site_type--road = Дорога або контрольний пост усередині країни
site_type--customs_terminal = Митний термінал
site_type--warehouse = Склад
site_type--premises = Службове або приватне приміщення
site_type--anchorage = Якірна стоянка або рейд
site_type--other = Інше
