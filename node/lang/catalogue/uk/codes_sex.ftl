### codes_sex

sex-source = документ ІКАО 9303
sex--F = Жіноча
sex--M = Чоловіча
sex--X = Не зазначено
