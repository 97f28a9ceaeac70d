### Codes of the list "sex": what each means.

sex-source = ICAO Doc 9303
sex--F = Әйел
sex--M = Ер
sex--X = Көрсетілмеген
