### Codes of the list "event kind": what each means.

event_kind-source = кеден тәжірибесі мен алып қою туралы жарияланған есептер негізіндегі өз тізімі
event_kind--seizure = Алып қою
event_kind--detention = Тауарды ұстау
event_kind--suspension = Шығаруды тоқтата тұру
event_kind--controlled_delivery = Бақыланатын жеткізілім
event_kind--attempt = Құқық бұзуға оқталу
event_kind--third_country_information = Үшінші елдегі оқиға туралы ақпарат
