### Codes of the list "hit source": what each means.

hit_source-source = кеден тәжірибесі мен алып қою туралы жарияланған есептер негізіндегі өз тізімі
hit_source--journey = Жолаушылар тізімі немесе манифест
hit_source--record = Өз хабарламасы немесе дабылы
hit_source--watchlist = Өз бақылау тізімі
