### Codes of the list "test method": what each means.

test_method-source = кеден тәжірибесі мен алып қою туралы жарияланған есептер негізіндегі өз тізімі
test_method--declared = Құжаттан немесе жапсырмадан алынған
test_method--visual = Сыртқы түрі бойынша
test_method--presumptive = Түсті реакция немесе тест-жолақ
test_method--raman = Раман немесе инфрақызыл спектрометр
test_method--trace = Із детекторы
test_method--xrf = Рентген флуоресценциясы
test_method--gamma = Гамма-спектрометр
test_method--lab = Зертхана
test_method--other = Басқа
