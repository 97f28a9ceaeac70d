### codes_mode_of_transport

mode_of_transport-source = Рекомендація 19 ЄЕК ООН
mode_of_transport--0 = Не зазначено
mode_of_transport--1 = Морський
mode_of_transport--2 = Залізничний
mode_of_transport--3 = Автомобільний
mode_of_transport--4 = Повітряний
mode_of_transport--5 = Поштовий
mode_of_transport--6 = Змішаний
mode_of_transport--7 = Стаціонарний: трубопроводи, лінії
mode_of_transport--8 = Внутрішній водний
mode_of_transport--9 = Не застосовується
