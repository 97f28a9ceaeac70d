### Codes of the list "excise stamp": what each means.

excise_stamp-source = кеден тәжірибесі мен алып қою туралы жарияланған есептер негізіндегі өз тізімі
excise_stamp--none = Жоқ
excise_stamp--own = Хабарлаушы мемлекеттікі
excise_stamp--foreign = Басқа мемлекеттікі
excise_stamp--counterfeit = Жалған
excise_stamp--duty_free = Бажсыз сауда белгісі бар
