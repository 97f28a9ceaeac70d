### codes_test_method

test_method-source = собственный перечень, по опубликованной таможенной практике и сообщениям об изъятиях
test_method--declared = Взято из документов или с этикетки
test_method--visual = По внешнему виду
test_method--presumptive = Цветной тест или тест-полоска
test_method--raman = Рамановский или инфракрасный спектрометр
test_method--trace = Детектор следовых количеств
test_method--xrf = Рентгенофлуоресцентный анализ
test_method--gamma = Гамма-спектрометр
test_method--lab = Лаборатория
test_method--other = Другое
