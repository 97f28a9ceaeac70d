### Codes of the list "specimen": what each means.

specimen-source = кеден тәжірибесі мен алып қою туралы жарияланған есептер негізіндегі өз тізімі
specimen--live = Тірі
specimen--dead = Өлі, бүтін
specimen--part = Бөлігі
specimen--derivative = Содан жасалған немесе өңделген
specimen--eggs = Жұмыртқа, тұқым немесе уылдырық
