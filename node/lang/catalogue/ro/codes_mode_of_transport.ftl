### codes_mode_of_transport

mode_of_transport-source = Recomandarea 19 UN/ECE
mode_of_transport--0 = Nespecificat
mode_of_transport--1 = Maritim
mode_of_transport--2 = Feroviar
mode_of_transport--3 = Rutier
mode_of_transport--4 = Aerian
mode_of_transport--5 = Poștal
mode_of_transport--6 = Multimodal
mode_of_transport--7 = Instalație fixă
mode_of_transport--8 = Pe căi navigabile interioare
mode_of_transport--9 = Nu se aplică
