sex-source = ICAO Doc 9303
sex--F = Qadın
sex--M = Kişi
sex--X = Göstərilməyib
