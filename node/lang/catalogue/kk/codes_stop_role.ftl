### Codes of the list "stop role": what each means.

stop_role-source = кеден тәжірибесі мен алып қою туралы жарияланған есептер негізіндегі өз тізімі
stop_role--origin = Шыққан жері
stop_role--loading = Тиеу
stop_role--transit = Транзит
stop_role--border = Шекарадан өту
stop_role--unloading = Түсіру
stop_role--destination = Баратын жері
stop_role--meeting = Жолда басқа көлікпен кездесті
stop_role--signal_lost = Орнын хабарлауды тоқтатты
stop_role--signal_back = Орнын қайта хабарлай бастады
