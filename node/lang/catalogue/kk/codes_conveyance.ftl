### Codes of the list "conveyance": what each means.

conveyance-source = кеден тәжірибесі мен алып қою туралы жарияланған есептер негізіндегі өз тізімі
conveyance--truck = Жүк көлігі, тіркемемен немесе тіркемесіз
conveyance--trailer = Тек тіркеме
conveyance--van = Фургон
conveyance--car = Жеңіл автомобиль
conveyance--bus = Автобус
conveyance--motorcycle = Мотоцикл
conveyance--on_foot = Жаяу
conveyance--animal = Жүк артатын мал немесе арба
conveyance--passenger = Қоғамдық көлік жолаушысы
conveyance--vessel = Кеме
conveyance--fishing_vessel = Балық аулау кемесі
conveyance--yacht = Яхта
conveyance--ferry = Паром
conveyance--boat = Қайық
conveyance--submersible = Сүңгуір аппарат
conveyance--aircraft = Әуе кемесі
conveyance--light_aircraft = Жеңіл ұшақ немесе тікұшақ
conveyance--drone = Дрон
conveyance--wagon = Теміржол вагоны
conveyance--passenger_train = Жолаушылар пойызы
conveyance--container = Контейнер, тасымалдаушы көрсетілмеген
conveyance--parcel = Сәлемдеме немесе экспресс-жөнелтілім
conveyance--letter = Хат
conveyance--pipeline = Құбыр немесе кабель
conveyance--other = Басқа
