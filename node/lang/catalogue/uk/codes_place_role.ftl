### codes_place_role

place_role-source = власний перелік, за опублікованою митною практикою та повідомленнями про вилучення
place_role--control = Зупинено або перевірено
place_role--discovery = Товари виявлено
place_role--search = Проведено обшук або огляд
place_role--arrest = Осіб заарештовано
place_role--loading = Навантаження
place_role--unloading = Вивантаження
place_role--storage = Зберігання
place_role--handover = Передання
place_role--delivery = Доставлено під контролем
place_role--meeting = Передано з одного транспортного засобу на інший у дорозі
place_role--entry = Вʼїзд у країну
place_role--exit = Виїзд із країни
