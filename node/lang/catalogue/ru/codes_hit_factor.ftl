### codes_hit_factor

hit_factor-source = собственный перечень, по опубликованной таможенной практике и сообщениям об изъятиях
hit_factor--name = Имя в любой письменности и написании
hit_factor--birth_date = Дата рождения
hit_factor--nationality = Гражданство, флаг или место нахождения
hit_factor--sex = Пол
hit_factor--document = Документ, удостоверяющий личность, или проездной документ
hit_factor--container = Номер контейнера
hit_factor--plate = Регистрационный номерной знак
hit_factor--vehicle = Номер транспортного средства, кроме номерного знака
hit_factor--vessel = Номер судна
hit_factor--aircraft = Номер воздушного судна
hit_factor--wagon = Номер вагона
hit_factor--company_number = Номер компании или налогоплательщика
hit_factor--transport_document = Транспортный документ
hit_factor--phone = Номер телефона
hit_factor--email = Адрес электронной почты
hit_factor--account = Счёт
hit_factor--address = Адрес
hit_factor--goods_and_route = Товары и их маршрут
hit_factor--other_number = Другой номер
