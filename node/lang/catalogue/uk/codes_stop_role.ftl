### codes_stop_role

stop_role-source = власний перелік, за опублікованою митною практикою та повідомленнями про вилучення
stop_role--origin = Місце відправлення
stop_role--loading = Навантаження
stop_role--transit = Транзит
stop_role--border = Перетин кордону
stop_role--unloading = Вивантаження
stop_role--destination = Місце призначення
stop_role--meeting = Зустріч з іншим транспортним засобом у дорозі
stop_role--signal_lost = Передавання координат припинилося
stop_role--signal_back = Передавання координат відновилося
