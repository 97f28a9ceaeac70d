### Codes of the list "sex": what each means.

sex-source = ICAO Doc 9303
sex--F = Ayol
sex--M = Erkak
sex--X = Koʻrsatilmagan
