### codes_stop_role

stop_role-source = собственный перечень, по опубликованной таможенной практике и сообщениям об изъятиях
stop_role--origin = Место отправления
stop_role--loading = Погрузка
stop_role--transit = Транзит
stop_role--border = Пересечение границы
stop_role--unloading = Выгрузка
stop_role--destination = Место назначения
stop_role--meeting = Встреча с другим транспортным средством в пути
stop_role--signal_lost = Передача координат прекратилась
stop_role--signal_back = Передача координат возобновилась
