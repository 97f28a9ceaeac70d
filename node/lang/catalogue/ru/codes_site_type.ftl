### codes_site_type

site_type-source = собственный перечень, по опубликованной таможенной практике и сообщениям об изъятиях
site_type--seaport = Морской порт
site_type--river_port = Речной или озёрный порт
site_type--airport = Аэропорт
site_type--land_crossing = Сухопутный пункт пропуска
site_type--rail_station = Железнодорожная станция
site_type--inland = Внутри страны
site_type--mail_hub = Почтовый или экспресс-узел
site_type--free_zone = Свободная зона
site_type--dry_port = Сухой порт
site_type--at_sea = В море
site_type--border_line = Линия границы вне пункта пропуска
site_type--river = Река или озеро
site_type--road = Дорога или контрольный пост внутри страны
site_type--customs_terminal = Таможенный терминал
site_type--warehouse = Склад
site_type--premises = Служебное или частное помещение
site_type--anchorage = Якорная стоянка или рейд
site_type--other = Другое
