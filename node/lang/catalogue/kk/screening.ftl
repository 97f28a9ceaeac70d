screening-not-set = режим орнатылмады
screening-not-shown = ештеңе көрсетілмейді
screening-active-now = Енді қолданылады: { $preset }
screening-stays = Ештеңе өзгертілмеді: бұрынғыша қолданылады: { $active }
screening-active = Қолданылады: { $active }
screening-nobody-kept = Салыстыра тексерілгендер сақталмаған: режим не көрсететінін әзірге айту мүмкін емес
screening-column-preset = РЕЖИМ
screening-column-shown = КӨРСЕТІЛГЕН
screening-column-of = 1000-НАН
screening-mark-active = қолданыста
screening-mark-asked = сұралған
screening-rates-of = { $count ->
        [one] { $since } UTC бастап салыстыра тексерілген { $count } нысаннан
       *[other] { $since } UTC бастап салыстыра тексерілген { $count } нысаннан
    }
screening-against = Салыстыра тексеру мыналар бойынша: { $against }
screening-memory = Режим: { $preset }; тізімдер мен дабылдар жадта { $size } орын алады
screening-damaged = { $list } тізімі бойынша ТЕКСЕРІЛМЕЙДІ: тізім бүлінген; себебін 'ntc watchlist list' көрсетеді
screening-loading = { $list } тізімінің ең жаңа редакциясы оқылуда; оған дейін бұрынғысы қолданылады
screening-kept = { $count ->
        [one] Салыстыра тексерілген { $count } нысан сақталады, әрқайсысының мерзімі: { $days }
       *[other] Салыстыра тексерілген { $count } нысан сақталады, әрқайсысының мерзімі: { $days }
    }
screening-days = { $count ->
        [one] { $count } күн
       *[other] { $count } күн
    }
screening-again = Қайта салыстыра тексерілуде: тізім немесе дабыл өзгерді
screening-behind = { $count ->
        [one] Жарияланған мен алынғаннан әлі { $count } жазба салыстыра тексерілуі керек
       *[other] Жарияланған мен алынғаннан әлі { $count } жазба салыстыра тексерілуі керек
    }
