### codes_place_role

place_role-source = собственный перечень, по опубликованной таможенной практике и сообщениям об изъятиях
place_role--control = Остановлено или проверено
place_role--discovery = Товары обнаружены
place_role--search = Проведён обыск или досмотр
place_role--arrest = Лица арестованы
place_role--loading = Погрузка
place_role--unloading = Выгрузка
place_role--storage = Хранение
place_role--handover = Передача
place_role--delivery = Доставлено под контролем
place_role--meeting = Передано с одного транспортного средства на другое в пути
place_role--entry = Въезд в страну
place_role--exit = Выезд из страны
