### Codes of the list "service": what each means.

service-source = кеден тәжірибесі мен алып қою туралы жарияланған есептер негізіндегі өз тізімі
service--customs = Кеден
service--border_guard = Шекара қызметі немесе шекара полициясы
service--police = Полиция
service--anti_drug = Есірткіге қарсы күрес органы
service--security_service = Қауіпсіздік қызметі
service--coast_guard = Жағалау күзеті немесе теңіз флоты
service--gendarmerie = Жандармерия немесе әскер
service--tax_police = Салық немесе қаржы полициясы
service--prosecutor = Прокуратура
service--control_unit = Порттың немесе әуе жүгінің бірлескен бақылау бөлімі
service--veterinary = Ветеринария, өсімдік карантині немесе экология қызметі
service--postal = Пошта немесе экспресс-жеткізу операторы
service--foreign = Басқа мемлекеттің қызметі
service--other = Басқа
