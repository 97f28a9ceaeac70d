### Codes of the list "protection": what each means.

protection-source = кеден тәжірибесі мен алып қою туралы жарияланған есептер негізіндегі өз тізімі
protection--convention_108 = Екеуі де Еуропа Кеңесінің 108-конвенциясына қатысады
protection--convention_108_plus = Екеуі де жаңартылған 108-конвенцияға қатысады
protection--adequacy = Алушының заңы сондай қорғау береді деп танылған
protection--treaty = Халықаралық шарттың бабы
protection--binding_safeguards = Алушыға міндетті кепілдіктер
