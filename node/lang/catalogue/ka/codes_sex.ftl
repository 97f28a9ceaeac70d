### codes_sex

sex-source = ICAO Doc 9303
sex--F = მდედრობითი
sex--M = მამრობითი
sex--X = მიუთითებელი
