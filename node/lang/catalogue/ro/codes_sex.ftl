### codes_sex

sex-source = ICAO Doc 9303
sex--F = Feminin
sex--M = Masculin
sex--X = Nespecificat
