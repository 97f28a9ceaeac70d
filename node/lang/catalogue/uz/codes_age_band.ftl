### Codes of the list "age band": what each means.

age_band-source = bojxona amaliyoti va olib qoʻyish toʻgʻrisida eʼlon qilingan hisobotlar asosidagi oʻz roʻyxati
age_band--under_14 = 14 yoshgacha
age_band--14_17 = 14–17 yosh
age_band--under_18 = 18 yoshga toʻlmagan, aniqrogʻi nomaʼlum
age_band--18_24 = 18–24 yosh
age_band--25_34 = 25–34 yosh
age_band--35_44 = 35–44 yosh
age_band--45_54 = 45–54 yosh
age_band--55_64 = 55–64 yosh
age_band--65_plus = 65 yosh va undan katta
age_band--adult = 18 yosh yoki undan katta, aniqrogʻi nomaʼlum
