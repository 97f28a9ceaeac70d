### Codes of the list "hit strength": what each means.

hit_strength-source = кеден тәжірибесі мен алып қою туралы жарияланған есептер негізіндегі өз тізімі
hit_strength--exact = Нөмірі немесе аты және екінші дерегі бірдей
hit_strength--possible = Қызметкер растаған, бірақ айтылғанның бәрі бойынша емес
