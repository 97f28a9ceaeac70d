sex-source = ICAO Doc 9303
sex--F = Kadın
sex--M = Erkek
sex--X = Belirtilmemiş
