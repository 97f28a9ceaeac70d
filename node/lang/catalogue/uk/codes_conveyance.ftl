### codes_conveyance

conveyance-source = власний перелік, за опублікованою митною практикою та повідомленнями про вилучення
conveyance--truck = Вантажний автомобіль із причепом або без нього
conveyance--trailer = Причіп без тягача
conveyance--van = Фургон або мікроавтобус
conveyance--car = Легковий автомобіль
conveyance--bus = Автобус
conveyance--motorcycle = Мотоцикл
conveyance--on_foot = Пішки
conveyance--animal = Вʼючна тварина або віз
conveyance--passenger = Пасажир громадського транспорту
conveyance--vessel = Судно
conveyance--fishing_vessel = Риболовне судно
conveyance--yacht = Яхта
conveyance--ferry = Пором
conveyance--boat = Човен або катер
conveyance--submersible = Підводний апарат
conveyance--aircraft = Повітряне судно
conveyance--light_aircraft = Легкий літак або вертоліт
conveyance--drone = Безпілотник
conveyance--wagon = Залізничний вагон
conveyance--passenger_train = Пасажирський поїзд
conveyance--container = Контейнер, засіб перевезення не зазначено
conveyance--parcel = Посилка або експрес-вантаж
conveyance--letter = Лист
conveyance--pipeline = Трубопровід або кабель
conveyance--other = Інше
