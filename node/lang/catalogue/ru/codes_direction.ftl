### codes_direction

direction-source = собственный перечень, по опубликованной таможенной практике и сообщениям об изъятиях
direction--import = Ввоз
direction--export = Вывоз
direction--transit = Транзит
direction--transhipment = Перегрузка
direction--domestic = Внутри страны
