### codes_seal_kind

seal_kind-source = собственный перечень, по типам ISO 17712
seal_kind--bolt = Болтовая
seal_kind--cable = Тросовая
seal_kind--wire = Проволока со свинцовой или пластиковой пломбой
seal_kind--strip = Пластиковая или металлическая лента
seal_kind--padlock = Навесной замок
seal_kind--label = Скотч или наклейка
seal_kind--electronic = Электронная
