request-not-asked = сұрау салынған жоқ
request-sample-advice = оған өз сұрағыңызды және сұралатын серіктесті жазыңыз, содан кейін 'ntc request new FILE' арқылы жіберіңіз
request-not-shown = сұрау салу көрсетілмеді
request-not-told = ештеңе хабарланбады
request-kinds = түрлері
request-hours = { $count ->
        [one] { $count } сағат
       *[other] { $count } сағат
    }
request-minutes = { $count ->
        [one] { $count } минут
       *[other] { $count } минут
    }
request-is-asked = { $party }: сұрау салынды, жазба
request-was-asked = { $party }: бұрын сұралған, ештеңе жазылмады, жазба
request-due = Сұрау салу алынғаннан кейінгі жауап мерзімі: { $time }.
request-sooner = Бұл келісілген мерзімнен ертерек: { $agreed }.
request-not-yet = { $party }: әлі сұралған жоқ.
request-ask-it = Сұрау салу
request-title = { $origin } жіберген { $id } сұрау салуы
request-title-withdrawn = { $origin } жіберген { $id } сұрау салуы, сұраушы қайтарып алды
request-label-received = алынды
request-label-taken = жұмысқа алынды
request-label-asks = сұралады
request-label-question = сұрақ
request-label-because = негіздеме
request-label-about = не туралы
request-about = { $id } ({ $origin })
request-no-time = хабарланбаған
request-column-party = КІМНІҢ ЖАУАБЫ
request-column-status = МӘРТЕБЕСІ
request-column-since = ҚАШАННАН
request-column-until = ҚАШАНҒА ДЕЙІН
request-column-record = ЖАЗБА
request-taken = Авторға { $id } бойынша жұмыс істеп жатқаныңыз хабарланады, жазба
