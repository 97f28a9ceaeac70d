### codes_mode_of_transport

mode_of_transport-source = UN/ECE რეკომენდაცია 19
mode_of_transport--0 = მითითებული არ არის
mode_of_transport--1 = საზღვაო
mode_of_transport--2 = სარკინიგზო
mode_of_transport--3 = საავტომობილო
mode_of_transport--4 = საჰაერო
mode_of_transport--5 = საფოსტო
mode_of_transport--6 = მულტიმოდალური
mode_of_transport--7 = სტაციონარული ინფრასტრუქტურა
mode_of_transport--8 = შიდა წყლის
mode_of_transport--9 = არ გამოიყენება
