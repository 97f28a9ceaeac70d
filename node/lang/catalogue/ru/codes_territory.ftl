### codes_territory

territory-source = UN/LOCODE для открытого моря; зарезервированный код ISO 3166-1 для Европейского союза
territory--EU = Европейский союз, государство неизвестно
territory--XZ = Открытое море
