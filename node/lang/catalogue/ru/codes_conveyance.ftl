### codes_conveyance

conveyance-source = собственный перечень, по опубликованной таможенной практике и сообщениям об изъятиях
conveyance--truck = Грузовой автомобиль с прицепом или без него
conveyance--trailer = Прицеп без тягача
conveyance--van = Фургон или микроавтобус
conveyance--car = Легковой автомобиль
conveyance--bus = Автобус
conveyance--motorcycle = Мотоцикл
conveyance--on_foot = Пешком
conveyance--animal = Вьючное животное или повозка
conveyance--passenger = Пассажир общественного транспорта
conveyance--vessel = Судно
conveyance--fishing_vessel = Рыболовное судно
conveyance--yacht = Яхта
conveyance--ferry = Паром
conveyance--boat = Лодка или катер
conveyance--submersible = Подводный аппарат
conveyance--aircraft = Воздушное судно
conveyance--light_aircraft = Лёгкий самолёт или вертолёт
conveyance--drone = Беспилотник
conveyance--wagon = Железнодорожный вагон
conveyance--passenger_train = Пассажирский поезд
conveyance--container = Контейнер, средство перевозки не указано
conveyance--parcel = Посылка или экспресс-груз
conveyance--letter = Письмо
conveyance--pipeline = Трубопровод или кабель
conveyance--other = Другое
