### Codes of the list "requested action": what each means.

requested_action-source = кеден тәжірибесі мен алып қою туралы жарияланған есептер негізіндегі өз тізімі
requested_action--inform = Мәлімет үшін
requested_action--monitor = Әрекетсіз бақылау
requested_action--documentary_check = Құжаттарды тексеру
requested_action--scan = Сканерлеу
requested_action--examine = Жете тексеру
requested_action--do_not_disclose = Кәсіпкерге айтпау
requested_action--do_not_load = Тиемеу
requested_action--let_pass_under_control = Бақылаумен өткізіп жіберу
