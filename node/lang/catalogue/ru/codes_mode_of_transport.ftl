### codes_mode_of_transport

mode_of_transport-source = Рекомендация 19 ЕЭК ООН
mode_of_transport--0 = Не указан
mode_of_transport--1 = Морской
mode_of_transport--2 = Железнодорожный
mode_of_transport--3 = Автомобильный
mode_of_transport--4 = Воздушный
mode_of_transport--5 = Почтовый
mode_of_transport--6 = Смешанный
mode_of_transport--7 = Стационарный: трубопроводы, линии
mode_of_transport--8 = Внутренний водный
mode_of_transport--9 = Не применимо
