### Codes of the list "retraction reason": what each means.

retraction_reason-source = кеден тәжірибесі мен алып қою туралы жарияланған есептер негізіндегі өз тізімі
retraction_reason--wrong_subject = Басқа адам немесе зат аталған
retraction_reason--duplicate = Екі рет айтылған
retraction_reason--unfounded = Негізсіз болып шықты
retraction_reason--legal = Заң немесе сот талап етеді
retraction_reason--other = Басқа
