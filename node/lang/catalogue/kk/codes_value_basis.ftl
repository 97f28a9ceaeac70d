### Codes of the list "value basis": what each means.

value_basis-source = кеден тәжірибесі мен алып қою туралы жарияланған есептер негізіндегі өз тізімі
value_basis--customs = Кедендік құн
value_basis--declared = Декларацияланған
value_basis--market = Хабарлаушы мемлекеттегі нарықтық баға
value_basis--street = Есірткінің бөлшек саудадағы бағасы
value_basis--face = Номиналды құн
value_basis--appraised = Сарапшы бағалаған құн
