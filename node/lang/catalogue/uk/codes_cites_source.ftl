### codes_cites_source

cites_source-source = CITES, резолюція Conf. 12.3
cites_source--W = Вилучено з дикої природи
cites_source--X = Добуто в морі поза юрисдикцією держав
cites_source--R = Вирощено на ранчо
cites_source--D = Розведено або вирощено для торгівлі, Додаток I
cites_source--A = Рослини, вирощені штучно
cites_source--Y = Рослини, отримані за сприяння людини
cites_source--C = Розведено в неволі
cites_source--F = Народжено в неволі, не розведено
cites_source--U = Невідомо
cites_source--I = Конфісковано або вилучено раніше
cites_source--O = Придбано до набрання Конвенцією чинності
