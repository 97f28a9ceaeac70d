### Codes of the list "loaded status": what each means.

loaded_status-source = кеден тәжірибесі мен алып қою туралы жарияланған есептер негізіндегі өз тізімі
loaded_status--full = Толы
loaded_status--empty = Бос
loaded_status--part = Ішінара жүктелген
