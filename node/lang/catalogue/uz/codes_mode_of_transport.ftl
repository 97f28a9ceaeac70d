### Codes of the list "mode of transport": what each means.

mode_of_transport-source = BMT YEIKning 19-tavsiyasi
mode_of_transport--0 = Koʻrsatilmagan
mode_of_transport--1 = Dengiz
mode_of_transport--2 = Temir yoʻl
mode_of_transport--3 = Avtomobil
mode_of_transport--4 = Havo
mode_of_transport--5 = Pochta
mode_of_transport--6 = Aralash
mode_of_transport--7 = Statsionar qurilma
mode_of_transport--8 = Ichki suv
mode_of_transport--9 = Qoʻllanilmaydi
