### codes_seal_kind

seal_kind-source = власний перелік, за типами ISO 17712
seal_kind--bolt = Болтова
seal_kind--cable = Тросова
seal_kind--wire = Дріт зі свинцевою або пластиковою пломбою
seal_kind--strip = Пластикова або металева стрічка
seal_kind--padlock = Навісний замок
seal_kind--label = Скотч або наліпка
seal_kind--electronic = Електронна
