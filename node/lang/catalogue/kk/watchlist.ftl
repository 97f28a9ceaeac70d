watchlist-modes = режимдер: { $modes }
watchlist-actions = әрекеттер: { $actions }
watchlist-markers = белгілер: { $markers }
watchlist-grade = '{ $text }' баға емес; 4x4:B2, 3x5x2:1A немесе admiralty:B2 түрінде жазыңыз
watchlist-not-made = тізім жасалмады
watchlist-not-described = тізім сипатталмады
watchlist-made = Жасалды: { $state }
watchlist-not-written = тізім жазылмады
watchlist-exported = { $count ->
        [one] { $list } тізімінен { $count } тармақ { $file } файлына жазылды
       *[other] { $list } тізімінен { $count } тармақ { $file } файлына жазылды
    }
watchlist-exported-without = Файлда жоқ: тізімнің өз атауы, бөлісілуі, негізі, бағасы және мерзімі.
watchlist-exported-anew = Сол тізімді қайта жасау үшін: осының бәрімен 'ntc watchlist create LIST', содан кейін 'ntc watchlist add LIST FILE --as-written'
watchlist-not-taken-in = тізім қабылданбады
watchlist-forms = пішімдер: { $forms }
watchlist-several = бірнеше өз кестеңіз бір тізім болады; атын --to арқылы беріңіз
watchlist-to-one = файлдар бірнеше тізімге жатады, ал --to біреуін атайды: { $lists }
watchlist-to-one-advice = --to опциясын алып тастаңыз немесе әр тізімді бөлек пәрменмен жүктеңіз
watchlist-unnamed = файл атауы тізімге жарамайды; тізімді --to арқылы атаңыз
watchlist-there = { $list } тізімі бар, ал басқа файлдың кестесі басқа тізім болуы мүмкін
watchlist-there-advice = 'ntc watchlist update { $list } FILE' оны жаңа нұсқасы ретінде, --to NAME басқа тізім ретінде қабылдайды
watchlist-entries-read = оқылған тармақ
watchlist-try-again = қайталап көріңіз
watchlist-cut-short = түйін қабылдаудың қалай аяқталғанын айтпай шақыруды тоқтатты
watchlist-look = 'ntc watchlist list' пәрменін қараңыз
watchlist-took-in = { $count ->
        [one] { $list } қабылданды: { $count } тармақ
       *[other] { $list } қабылданды: { $count } тармақ
    }
watchlist-would-hold = { $count ->
        [one] Ештеңе өзгертілмеді. { $list } тізімінде { $count } тармақ болар еді
       *[other] Ештеңе өзгертілмеді. { $list } тізімінде { $count } тармақ болар еді
    }
watchlist-before = Бұрын: { $before }. Қосылды { $added }, өзгерді { $changed }, қайта нөмірленді { $renumbered }, алынды { $removed }
watchlist-fate-added = қосылды
watchlist-fate-changed = өзгерді
watchlist-fate-renumbered = қайта нөмірленді
watchlist-fate-removed = алынды
watchlist-formerly = { $change }, бұрын: { $former }
watchlist-left = Салыстыра тексерілмейді { $what }: { $count }
watchlist-faults = { $count ->
        [one] { $count } қате:
       *[other] { $count } қате:
    }
watchlist-place = { $file }-файл, { $line }-жол
watchlist-place-entry = { $file }-файл, { $line }-жол, тармақ { $key }
watchlist-taken-without = онсыз алынды
watchlist-taken-as-written = жазылғандай алынды
watchlist-taken-year = тек жылы сақталды
watchlist-not-taken = алынбады
watchlist-do = не істеу керек: { $advice }
watchlist-do-as-written = құжаттармен цифр бойынша салыстырыңыз; жазылғанындай қабылданды
watchlist-do-last-row = файлдың соңғы жолы толық па, тексеріңіз; ол қабылданды
watchlist-more-changes = және тағы { $count } өзгеріс; олар --json ішінде
watchlist-more-faults = және тағы { $count } қате; олар --json ішінде
watchlist-not-listed = тізімдер көрсетілмеді
watchlist-none = Бақылау тізімі жоқ. 'ntc watchlist import FILE' тізімді қабылдайды.
watchlist-column-list = ТІЗІМ
watchlist-column-entries = ТАРМАҚ
watchlist-column-changed = ӨЗГЕРДІ
watchlist-column-by = КІМ
watchlist-column-from = ҚАЙДАН
watchlist-column-leaves = ТҮЙІННЕН ШЫҒАДЫ
watchlist-officers = қызметкерлер
watchlist-not-shown = тізім көрсетілмеді
watchlist-empty = Онда тармақ жоқ.
watchlist-more = Жалғасы: --after { $key }
watchlist-column-key = КІЛТ
watchlist-column-what = НЕ
watchlist-column-name = АТЫ
watchlist-column-born = ТУҒАНЫ
watchlist-column-numbers = НӨМІРЛЕР
watchlist-column-states = МЕМЛЕКЕТТЕР
watchlist-label-key = Кілт
watchlist-label-what = Не
watchlist-label-names = Аттары
watchlist-label-born = Туған
watchlist-label-born-at = Туған жері
watchlist-label-sex = Жынысы
watchlist-label-nationalities = Азаматтықтары
watchlist-label-states = Мемлекеттер
watchlist-label-numbers = Нөмірлері
watchlist-label-email = Эл. пошта
watchlist-label-addresses = Мекенжайлары
watchlist-label-goods = Тауарлар мен бағыттар
watchlist-label-listed = Тізімдегі бағдарлама
watchlist-label-former = Бұрынғы кілттер
watchlist-label-remarks = Ескертпелер
watchlist-label-own = Бөлек сұралғаны
watchlist-damaged = { $list } бүлінген, ол бойынша салыстыра тексерілмейді: { $why }
watchlist-edition = { $count ->
        [one] { $count } тармақ, { $number }-өзгеріс, { $at } UTC, { $by }
       *[other] { $count } тармақ, { $number }-өзгеріс, { $at } UTC, { $by }
    }
watchlist-told-none = Серіктестерге әлі бірде-бір тармақ хабарланған жоқ; 'ntc watchlist push { $list }' жаңасын хабарлайды.
watchlist-told-new = { $count ->
        [one] Серіктестерге { $count } тармақ хабарланған болуы мүмкін; 'ntc watchlist push { $list }' жаңасын хабарлайды.
       *[other] Серіктестерге { $count } тармақ хабарланған болуы мүмкін; 'ntc watchlist push { $list }' жаңасын хабарлайды.
    }
watchlist-told-back = { $count ->
        [one] Серіктестерге { $count } тармақ хабарланған болуы мүмкін; 'ntc watchlist push { $list }' оны қайтарып алады.
       *[other] Серіктестерге { $count } тармақ хабарланған болуы мүмкін; 'ntc watchlist push { $list }' оны қайтарып алады.
    }
watchlist-leaves-push = Тармақтар жіберілгенде дабыл болып шығады, серіктестердің сұрақтарына осымен жауап беріледі.
watchlist-leaves-hits = Келісімі рұқсат ететін серіктестер сұрағы бойынша сәйкестік бар-жоғын біледі.
watchlist-leaves-no-more = Одан енді ештеңе түйіннен шықпайды.
watchlist-leaves-nothing = Одан ештеңе түйіннен шықпайды.
watchlist-asked = Сұралғаны: { $asked }
watchlist-warning = { $action }; назар аударыңыз: { $markers }
watchlist-order = { $action }; негізі: { $basis }; { $until }, қайта қарау { $review } дейін; иесі { $owner }
watchlist-order-first = { $action }; негізі: { $basis }; { $until }, қайта қарау { $review } дейін; иесі { $owner }, әрекет етпес бұрын одан сұралады
watchlist-no-end = мерзімсіз
watchlist-until = { $day } дейін
watchlist-reviews-due = { $list }: 30 күн ішінде мерзімі келетін немесе өткен қайта қараулар: { $count }, біріншісі { $day }
watchlist-source = Дереккөзі: { $format }, нұсқа { $version }
watchlist-source-unversioned = Дереккөзі: { $format }, нұсқасы көрсетілмеген
watchlist-refused-part = { $count ->
        [one] { $count } тармақ немесе жол алынбады
       *[other] { $count } тармақ немесе жол алынбады
    }
watchlist-not-put = ешбір тармақ жазылмады
watchlist-kinds = түрлері: { $kinds }
watchlist-add-nothing = кім немесе не ізделетіні көрсетілмеген
watchlist-add-how = атауын, нөмірін, мекенжайын немесе бағытымен тауарды көрсетіңіз: --name, --born, --nationality, --number, --email, --address, --hs немесе --word, онымен бірге --origin, --via немесе --destination; мысалы: ntc watchlist add LIST --kind person --name "Anna Invented" --born 1961-03
watchlist-add-unended = файлдың соңын қараңыз: соңғы жол толық болса, --as-written оны сол күйінде қабылдайды, ал одан кейін қойылған жол соңы күмәнді жояды
watchlist-number-form = passport:X0000001:GE немесе container:CSQU3054383 түрінде жазыңыз
watchlist-number-none = '{ $scheme }' нөмір түрі емес; түрлерін 'ntc codes scheme' көрсетеді
watchlist-too-large = тармақтар { $bytes } байт, ал бір өзгеріске { $most } байт сыяды
watchlist-wrote = { $count ->
        [one] { $count } тармақ жазылды: { $keys }
       *[other] { $count } тармақ жазылды: { $keys }
    }
watchlist-replaced = { $key } тармағы ауыстырылды
watchlist-replaced-lost = енді жоқ: { $fields }
watchlist-replaced-changed = өзгерді: { $fields }
watchlist-replaced-added = қосылды: { $fields }
watchlist-written-before = { $count ->
        [one] { $count } тармақ бұрынғыдай қалды: { $keys }
       *[other] { $count } тармақ бұрынғыдай қалды: { $keys }
    }
watchlist-not-removed = ештеңе алынбады
watchlist-took-off = { $count ->
        [one] { $count } тармақ алынды
       *[other] { $count } тармақ алынды
    }
watchlist-remove-warning = { $list } бойынша енді ешкім тексерілмейді және оны қайтару мүмкін емес.
watchlist-remove-type = Алып тастау үшін remove деп теріңіз:
watchlist-give-yes = --yes көрсетіңіз
watchlist-removed = { $list } барлық тармақтарымен алып тасталды
watchlist-not-all-told = бәрі хабарланған жоқ
watchlist-nothing-told = ештеңе хабарланбады
watchlist-push-type = Хабарлау үшін push деп теріңіз:
watchlist-entries-told = хабарланған тармақ
watchlist-partner-told = жаңа: { $new }, түзету: { $corrected }, қайтарып алу: { $withdrawn }
watchlist-partner-told-without = жаңа: { $new }, түзету: { $corrected }, қайтарып алу: { $withdrawn }; мына бөлімдерсіз: { $sections }
watchlist-partner-unseeing = { $count ->
        [one] тұлғалар туралы { $count } дабыл жіберілмеді: ешбір келісім оған тұлғаларды көрсетпейді
       *[other] тұлғалар туралы { $count } дабыл жіберілмеді: ешбір келісім оған тұлғаларды көрсетпейді
    }
watchlist-partners = Серіктестер бойынша:
watchlist-push-check = Ештеңе хабарланбады. Жіберу мынаны істер еді:
watchlist-push-known = Тізім бойынша хабарлайтын жаңа ештеңе жоқ.
watchlist-column-step = ҚАДАМ
watchlist-column-record = ЖАЗБА
watchlist-column-told = КІМГЕ
watchlist-step-published = жаңа
watchlist-step-corrected = түзету
watchlist-step-retracted = қайтарып алу
watchlist-step-later = кейін
watchlist-step-over = аяқталды
watchlist-step-refused = қабылданбады
watchlist-push-sum = Жаңа: { $new }, түзету: { $corrected }, қайтарып алу: { $withdrawn }
watchlist-push-sum-refused = Жаңа: { $new }, түзету: { $corrected }, қайтарып алу: { $withdrawn }, қабылданбаған: { $refused }
watchlist-push-same = { $count ->
        [one] { $count } тармақ бұрынғыдай жарияланған.
       *[other] { $count } тармақ бұрынғыдай жарияланған.
    }
watchlist-push-cut = { $key }: дабылға толық сыймайды: { $fields }
watchlist-push-refused = { $key } қабылданбады: { $why } [{ $code }]
watchlist-push-category = тізім үшін құқық бұзушылық саласын көрсетіңіз: ntc watchlist describe { $list } --category CODE; CODE мыналардың бірі: { $codes }
watchlist-party-without = { $party } (мыналарсыз: { $sections })
watchlist-delivery = Кім алғанын 'ntc alert delivery RECORD' көрсетеді.
watchlist-shrunk = Тармақтарының бестен бірінен астамы жоғалған: update оны тек --accept-shrink арқылы қабылдайды
