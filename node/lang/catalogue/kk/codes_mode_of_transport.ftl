### Codes of the list "mode of transport": what each means.

mode_of_transport-source = БҰҰ ЕЭК-нің 19-ұсынымы
mode_of_transport--0 = Көрсетілмеген
mode_of_transport--1 = Теңіз
mode_of_transport--2 = Теміржол
mode_of_transport--3 = Автомобиль
mode_of_transport--4 = Әуе
mode_of_transport--5 = Пошта
mode_of_transport--6 = Аралас
mode_of_transport--7 = Стационарлық қондырғы
mode_of_transport--8 = Ішкі су
mode_of_transport--9 = Қолданылмайды
