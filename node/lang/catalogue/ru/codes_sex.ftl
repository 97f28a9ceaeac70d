### codes_sex

sex-source = документ ИКАО 9303
sex--F = Женский
sex--M = Мужской
sex--X = Не указан
