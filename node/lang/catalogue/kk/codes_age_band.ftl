### Codes of the list "age band": what each means.

age_band-source = кеден тәжірибесі мен алып қою туралы жарияланған есептер негізіндегі өз тізімі
age_band--under_14 = 14 жасқа дейін
age_band--14_17 = 14–17 жас
age_band--under_18 = 18 жасқа толмаған, нақтырақ белгісіз
age_band--18_24 = 18–24 жас
age_band--25_34 = 25–34 жас
age_band--35_44 = 35–44 жас
age_band--45_54 = 45–54 жас
age_band--55_64 = 55–64 жас
age_band--65_plus = 65 жас және одан үлкен
age_band--adult = 18 жас немесе одан үлкен, нақтырақ белгісіз
