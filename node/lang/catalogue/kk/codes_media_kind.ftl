### Codes of the list "media kind": what each means.

media_kind-source = кеден тәжірибесі мен алып қою туралы жарияланған есептер негізіндегі өз тізімі
media_kind--photo = Фотосурет
media_kind--xray = Рентген немесе сканер кескіні
media_kind--document = Құжат
