### Codes of the list "purpose": what each means.

purpose-source = кеден тәжірибесі мен алып қою туралы жарияланған есептер негізіндегі өз тізімі
purpose--customs_risk = Кедендік тәуекелдерді басқару
purpose--border_security = Шекара қауіпсіздігі
purpose--counter_narcotics = Есірткіге қарсы күрес
purpose--counter_terrorism = Терроризмге қарсы күрес
purpose--revenue_protection = Бюджет кірісін қорғау
purpose--ipr_protection = Зияткерлік меншікті қорғау
purpose--wildlife_protection = Жабайы табиғатты қорғау
purpose--public_health = Қоғамдық денсаулықты қорғау
purpose--exercise = Жаттығу: нақты іс емес
