### Codes of the list "refusal code": what each means.

refusal_code-source = кеден тәжірибесі мен алып қою туралы жарияланған есептер негізіндегі өз тізімі
refusal_code--essential_security = Қауіпсіздіктің маңызды мүддесі
refusal_code--running_investigation = Жүріп жатқан тергеу
refusal_code--person_safety = Адамның қауіпсіздігі
refusal_code--judicial_authorisation_refused = Сот рұқсат бермеді
refusal_code--outside_agreement = Келісім шеңберінен тыс
refusal_code--no_legal_basis = Құқықтық негіз жоқ
refusal_code--originator_refused = Үшінші тараптың деректері, автор рұқсат бермеді
refusal_code--disproportionate = Мөлшерлес емес
refusal_code--minor_offence = Елеусіз құқық бұзушылық
refusal_code--not_available = Қолда жоқ
refusal_code--cannot_identify = Нысанды анықтау мүмкін емес
refusal_code--quota = Квота таусылды
refusal_code--cannot_reciprocate = Сұраған тараптың өзі мұндайды бере алмас еді
