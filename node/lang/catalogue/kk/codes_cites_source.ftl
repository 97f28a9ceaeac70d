### Codes of the list "CITES source": what each means.

cites_source-source = CITES, Conf. 12.3 қарары
cites_source--W = Жабайы табиғаттан алынған
cites_source--X = Ешбір мемлекетке қарамайтын теңізден алынған
cites_source--R = Фермада өсірілген
cites_source--D = Сауда үшін өсірілген немесе көбейтілген, I қосымша
cites_source--A = Қолдан көбейтілген өсімдіктер
cites_source--Y = Көмек арқылы өсірілген өсімдіктер
cites_source--C = Қолда өсірілген
cites_source--F = Қолда туған, өсірілмеген
cites_source--U = Белгісіз
cites_source--I = Бұрын тәркіленген немесе алып қойылған
cites_source--O = Конвенцияға дейін иеленген
