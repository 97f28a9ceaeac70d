### codes_territory

territory-source = UN/LOCODE для відкритого моря; зарезервований код ISO 3166-1 для Європейського Союзу
territory--EU = Європейський Союз, державу не встановлено
territory--XZ = Відкрите море
