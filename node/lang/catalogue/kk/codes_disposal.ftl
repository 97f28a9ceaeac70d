### Codes of the list "disposal": what each means.

disposal-source = өз тізімі, CITES заңсыз сауда жөніндегі жылдық есебі бойынша
disposal--kept_as_evidence = Дәлел ретінде сақталған
disposal--stored = Шешім шыққанша сақтауда
disposal--forfeited = Тәркіленген
disposal--destroyed = Жойылған
disposal--returned = Иесіне немесе жіберушіге қайтарылған
disposal--sent_back = Шекарадан кері қайтарылған
disposal--sold = Сатылған
disposal--released = Баж немесе айыппұл төленгеннен кейін шығарылған
disposal--handed_over = Басқа органға, мұражайға немесе құтқару орталығына берілген
disposal--set_free = Тірі жануарлар бостандыққа жіберілген
disposal--passed_under_control = Бақылаумен әрі қарай жіберілген
disposal--other = Басқа
