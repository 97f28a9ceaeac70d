### Codes of the list "refusal code": what each means.

refusal_code-source = bojxona amaliyoti va olib qoʻyish toʻgʻrisida eʼlon qilingan hisobotlar asosidagi oʻz roʻyxati
refusal_code--essential_security = Xavfsizlikning muhim manfaati
refusal_code--running_investigation = Davom etayotgan tergov
refusal_code--person_safety = Shaxs xavfsizligi
refusal_code--judicial_authorisation_refused = Sud ruxsat bermadi
refusal_code--outside_agreement = Bitim doirasidan tashqari
refusal_code--no_legal_basis = Huquqiy asos yoʻq
refusal_code--originator_refused = Uchinchi tomon maʼlumotlari, muallif rozilik bermadi
refusal_code--disproportionate = Nomutanosib
refusal_code--minor_offence = Arzimas huquqbuzarlik
refusal_code--not_available = Mavjud emas
refusal_code--cannot_identify = Obyektni aniqlab boʻlmaydi
refusal_code--quota = Kvota tugadi
refusal_code--cannot_reciprocate = Soʻragan tomonning oʻzi bunday maʼlumot bera olmas edi
