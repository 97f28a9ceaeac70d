### Codes of the list "AEO status": what each means.

aeo_status-source = кеден тәжірибесі мен алып қою туралы жарияланған есептер негізіндегі өз тізімі
aeo_status--none = Уәкілетті экономикалық оператор емес
aeo_status--customs = Кедендік оңайлатулар
aeo_status--security = Қауіпсіздік және қорғау
aeo_status--full = Екеуі де
aeo_status--suspended = Тоқтата тұрылған
aeo_status--revoked = Қайтарып алынған
