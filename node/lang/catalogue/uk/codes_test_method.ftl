### codes_test_method

test_method-source = власний перелік, за опублікованою митною практикою та повідомленнями про вилучення
test_method--declared = Взято з документів або з етикетки
test_method--visual = За зовнішнім виглядом
test_method--presumptive = Кольоровий тест або тест-смужка
test_method--raman = Раманівський або інфрачервоний спектрометр
test_method--trace = Детектор слідових кількостей
test_method--xrf = Рентгенофлуоресцентний аналіз
test_method--gamma = Гамма-спектрометр
test_method--lab = Лабораторія
test_method--other = Інше
