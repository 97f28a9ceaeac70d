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
screening-subject-none = { $reference } белгісімен ешкім сақталмаған. Тек файлдағы белгі, түйіннің өз атауы және жазбаның нөмірі ізделеді: адам аты да, құжат нөмірі де ізделмейді. Салыстыра тексерілгендердің сақталу мерзімі: { $days }
screening-subject-how = белгіні файлдағыдай, түйіннің өз атауын сәйкестік көрсеткендей немесе жазбаның толық нөмірін беріңіз
screening-subject-record = { $origin } жазбасы { $id }, { $field }
screening-subject-kept = { $until } UTC дейін сақталады
screening-column-when = ҚАШАН (UTC)
screening-column-against = НЕМЕН
screening-column-result = НӘТИЖЕ
screening-found-nothing = ештеңе табылмады
screening-found = { $count ->
        [one] { $count } табылды
       *[other] { $count } табылды
    }
screening-met = табылды; сәйкестікті 'ntc hit list' көрсетеді
screening-met-unknown = белгіленбеген: бірден тым көп табылды; 'ntc hit list' көрсетеді
screening-not-against = { $against }; мыналармен ЕМЕС: { $lists }
screening-subject-more = Бұл атпен басқалары да бар; торап берген аттың сегіз не одан көп таңбасы тек біреуін көрсетеді
screening-times-more = { $count ->
        [one] Тағы { $count } рет қайта салыстыра тексерілді
       *[other] Тағы { $count } рет қайта салыстыра тексерілді
    }
screening-subject-unseen = { $count ->
        [one] Тағы { $count } нысан қағидаларыңыз сізге көрсетпейтін жазбада
       *[other] Тағы { $count } нысан қағидаларыңыз сізге көрсетпейтін жазбаларда
    }
screening-not-erased = ешкім өшірілмеді
screening-erase-several = { $count ->
        [one] бұл атпен { $count } нысан сақталған; қажеттісінің тораптағы атын көрсетіңіз, оны 'ntc screening subject' көрсетеді
       *[other] бұл атпен { $count } нысан сақталған; қажеттісінің тораптағы атын көрсетіңіз, оны 'ntc screening subject' көрсетеді
    }
screening-erase-ask = { $who } салыстыра тексерілгендерден өшіріледі; ол бойынша сәйкестіктер, сақталған сұраулар және аудит қалады. Өшіру үшін yes деп теріңіз:
screening-erase-yes = --yes көрсетіңіз
screening-erase-record = { $reference } — жазба, ол басқаша өшіріледі: әкімші 'ntc record erase ID' орындайды
screening-erased = #{ $name } осы жерде өшірілді. Аталуы мүмкін басқа жерлер қалады: сәйкестіктер, шешілмегендері де, 30 күн бойы сұраулар және бақылау тізімдерінің жазбалары
