### Codes of the list "direction": what each means.

direction-source = кеден тәжірибесі мен алып қою туралы жарияланған есептер негізіндегі өз тізімі
direction--import = Импорт
direction--export = Экспорт
direction--transit = Транзит
direction--transhipment = Ауыстырып тиеу
direction--domestic = Ел ішінде
