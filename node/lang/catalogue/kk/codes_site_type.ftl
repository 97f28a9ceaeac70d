### Codes of the list "site type": what each means.

site_type-source = кеден тәжірибесі мен алып қою туралы жарияланған есептер негізіндегі өз тізімі
site_type--seaport = Теңіз порты
site_type--river_port = Өзен немесе көл порты
site_type--airport = Әуежай
site_type--land_crossing = Құрлықтағы өткізу пункті
site_type--rail_station = Теміржол станциясы
site_type--inland = Ел ішінде
site_type--mail_hub = Пошта немесе экспресс-жеткізу торабы
site_type--free_zone = Еркін аймақ
site_type--dry_port = Құрғақ порт
site_type--at_sea = Теңізде
site_type--border_line = Өткізу пунктінен тыс шекара сызығы
site_type--river = Өзен немесе көл
site_type--road = Ел ішіндегі жол немесе бақылау бекеті
site_type--customs_terminal = Кеден терминалы
site_type--warehouse = Қойма
site_type--premises = Кәсіпорын немесе жеке үй-жай
site_type--anchorage = Якорь тұрағы немесе рейд
site_type--other = Басқа
