### Codes of the list "seal state": what each means.

seal_state-source = кеден тәжірибесі мен алып қою туралы жарияланған есептер негізіндегі өз тізімі
seal_state--intact = Бүтін
seal_state--broken = Бұзылған
seal_state--tampered = Ашылып, қайта жабылған
seal_state--replaced = Ауыстырылған
seal_state--cloned = Жалған, түпнұсқаның нөмірімен
seal_state--missing = Жоқ
seal_state--unknown = Белгісіз
