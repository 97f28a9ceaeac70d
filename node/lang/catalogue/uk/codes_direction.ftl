### codes_direction

direction-source = власний перелік, за опублікованою митною практикою та повідомленнями про вилучення
direction--import = Ввезення
direction--export = Вивезення
direction--transit = Транзит
direction--transhipment = Перевантаження
direction--domestic = Усередині країни
