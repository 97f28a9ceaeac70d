### codes_cites_source

cites_source-source = СИТЕС, резолюция Conf. 12.3
cites_source--W = Изъято из дикой природы
cites_source--X = Добыто в море вне юрисдикции государств
cites_source--R = Выращено на ранчо
cites_source--D = Разведено или выращено для торговли, Приложение I
cites_source--A = Растения, выращенные искусственно
cites_source--Y = Растения, полученные с содействием человека
cites_source--C = Разведено в неволе
cites_source--F = Рождено в неволе, не разведено
cites_source--U = Неизвестно
cites_source--I = Конфисковано или изъято ранее
cites_source--O = Приобретено до вступления Конвенции в силу
