### codes_hit_factor

hit_factor-source = власний перелік, за опублікованою митною практикою та повідомленнями про вилучення
hit_factor--name = Імʼя в будь-якій писемності та написанні
hit_factor--birth_date = Дата народження
hit_factor--nationality = Громадянство, прапор або місцезнаходження
hit_factor--sex = Стать
hit_factor--document = Документ, що посвідчує особу, або проїзний документ
hit_factor--container = Номер контейнера
hit_factor--plate = Реєстраційний номерний знак
hit_factor--vehicle = Номер транспортного засобу, крім номерного знака
hit_factor--vessel = Номер судна
hit_factor--aircraft = Номер повітряного судна
hit_factor--wagon = Номер вагона
hit_factor--company_number = Номер компанії або платника податків
hit_factor--transport_document = Транспортний документ
hit_factor--phone = Номер телефону
hit_factor--email = Адреса електронної пошти
hit_factor--account = Рахунок
hit_factor--address = Адреса
hit_factor--goods_and_route = Товари та їхній маршрут
hit_factor--other_number = Інший номер
