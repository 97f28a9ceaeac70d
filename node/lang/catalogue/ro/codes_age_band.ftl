### codes_age_band

age_band-source = listă proprie, după practica vamală publicată și rapoartele privind capturile
age_band--under_14 = Sub 14 ani
age_band--14_17 = 14–17 ani
age_band--under_18 = Sub 18 ani, fără alte precizări
age_band--18_24 = 18–24 de ani
age_band--25_34 = 25–34 de ani
age_band--35_44 = 35–44 de ani
age_band--45_54 = 45–54 de ani
age_band--55_64 = 55–64 de ani
age_band--65_plus = 65 de ani și peste
age_band--adult = 18 ani sau peste, fără alte precizări
