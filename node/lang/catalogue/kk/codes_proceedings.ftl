### Codes of the list "proceedings": what each means.

proceedings-source = кеден тәжірибесі мен алып қою туралы жарияланған есептер негізіндегі өз тізімі
proceedings--none = Жоқ: құқық бұзушылық анықталмады
proceedings--pending = Қаралуда, іс әлі қозғалған жоқ
proceedings--criminal_case = Қылмыстық іс
proceedings--administrative_case = Әкімшілік іс
proceedings--customs_case = Кедендік құқық бұзушылық ісі
proceedings--settled = Сотсыз айыппұлмен аяқталған
proceedings--transferred = Басқа органға немесе мемлекетке берілген
proceedings--judged = Сот үкімімен аяқталған
proceedings--discontinued = Сот үкімінсіз тоқтатылған
proceedings--other = Басқа
