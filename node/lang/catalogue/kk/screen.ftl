screen-not-screened = салыстыра тексеру жүргізілмеді
screen-forms = пішімдер: { $forms }
screen-presets = режимдер: { $presets }
screen-progress = тексерілді
screen-cut-short = түйін бәрі тексерілмей тұрып шақыруды аяқтады
screen-repeat = пәрменді қайталаңыз
screen-before = { $line } жолы, { $target } бойынша әрекет етпес бұрын: { $warning }
screen-more-matches = { $count ->
        [one] Біреуінің тағы { $count } сәйкестігі көрсетілмеді
       *[other] Біреуінің тағы { $count } сәйкестігі көрсетілмеді
    }
screen-damaged = { $list } тізімі бойынша ТЕКСЕРІЛМЕДІ: тізім бүлінген; себебін 'ntc watchlist list' көрсетеді
screen-too-large = { $list } тізімі бойынша ТЕКСЕРІЛМЕДІ: онда { $most } атаудан көп, бұл бір тізімнің шегі; оны бөліңіз
screen-column-line = ЖОЛ
screen-column-who = КІМ
screen-column-sought = ІЗДЕЛЕТІНІ
screen-column-in = ҚАЙДА
screen-column-by = НЕ БОЙЫНША
screen-match = сәйкестік
screen-possible = мүмкін
screen-faults = { $count ->
        [one] { $count } қате:
       *[other] { $count } қате:
    }
screen-fault-kept = { $file }, { $line } жол, { $field }: { $why } [{ $reason }], онсыз тексерілді
screen-fault-written = { $file }, { $line } жол, { $field }: { $why } [{ $reason }], жазылғандай тексерілді
screen-fault-year = { $file }, { $line } жол, { $field }: { $why } [{ $reason }], тек жылы бойынша тексерілді
screen-fault-left = { $file }, { $line } жол, { $field }: { $why } [{ $reason }], тексерілмеді
screen-more-faults = және тағы { $count }; --json алғашқы мыңын қамтиды
screen-do = не істеу керек: { $advice }
screen-passengers = { $count ->
        [one] { $count } жолаушы
       *[other] { $count } жолаушы
    }
screen-subjects = { $count ->
        [one] { $count } нысан
       *[other] { $count } нысан
    }
screen-sum = { $all }, сәйкестік: { $matches }, мүмкін: { $possible }, салыстырылғаны: { $against }
screen-edition = { $list }, { $day } күнгі { $number } редакция
screen-edition-version = { $list }, { $day } күнгі { $number } редакция (нұсқа { $version })
screen-alerts = { $count ->
        [one] { $count } дабыл
       *[other] { $count } дабыл
    }
screen-notices = { $count ->
        [one] алып қою туралы { $count } хабарлама
       *[other] алып қою туралы { $count } хабарлама
    }
screen-against-nothing = ештеңе: сақталған тізім де, күшіндегі дабыл да жоқ; 'ntc watchlist import FILE' тізімді қабылдайды
screen-and = { $others } және { $last }
screen-target-alert = { $origin } дабылы { $id }
screen-target-notice = { $origin } алып қою туралы хабарламасы { $id }
screen-by-number = нөмір
screen-by-email = эл. пошта
screen-by-name = аты
screen-by-alike = нөмір, ұқсас
screen-by-swapped = нөмір, орын ауысуы мүмкін
screen-by-slip = нөмір, қате жазылуы мүмкін
screen-by-address = мекенжай
screen-by-goods = тауар мен бағыт
screen-another-name = басқа ат
screen-fact-differs = { $fact } сәйкес емес
screen-fact-fits = { $fact } сәйкес
screen-fact-outcome = { $fact }: { $outcome }
screen-outcome-one-digit = бір цифры өзгеше (қате жазылуы мүмкін)
screen-outcome-swapped = күні мен айы ауысқан (қате жазылуы мүмкін)
screen-outcome-compatible = бірдей болуы мүмкін
screen-outcome-unknown = белгісіз
screen-outcome-same = бірдей
screen-outcome-differs = өзгеше
screen-outcome-far-apart = мүлде өзгеше
screen-outcome-compatible-code = үйлесімді
screen-outcome-swapped-code = ауысқан
screen-outcome-one-digit-code = бір цифр
screen-fact-birth = туған күні
screen-fact-state = мемлекет
screen-fact-document = құжат
screen-fact-sex = жынысы
screen-ask-first = { $contact }: алдымен { $owner } тарапынан сұраңыз
screen-score = 1000-нан { $score } ұпай, негізі: { $by }
screen-number = { $scheme }: мұнда { $asked }, онда { $held }
screen-word = { $word } = { $held } ({ $latin } / { $held_latin }): { $reason }, 1000-нан { $likeness }
screen-word-written = жазылғандай
screen-word-sound = дыбысталуы
screen-word-near-sound = жақын дыбысталу
screen-word-spelling = жазылуы
screen-word-other-name = басқа ат
screen-word-initial = бас әрпі
screen-word-short-form = қысқа түрі
screen-word-joined = бірге жазылған
screen-only-here = тек мұнда: { $words }
screen-only-there = тек онда: { $words }
screen-order = сұралғаны: { $action }; негізі: { $basis }
screen-order-until = сұралғаны: { $action }; негізі: { $basis }; { $day } дейін
screen-asked-until = сұралғаны: { $action }; { $day } дейін
screen-seized-until = алып қойылған: ештеңе сұралмайды; { $day } дейін ізделеді
screen-goods = { $part }: мұнда { $asked }, ізделетіні { $held }
screen-names = аты: мұнда { $asked }, онда { $held }: 1000-нан { $score }
screen-would-match = сәйкестік болар еді, егер { $fact }: { $outcome }
screen-would-possible = мүмкін болар еді, егер { $fact }: { $outcome }
screen-would-not = сәйкестік болмас еді, егер { $fact }: { $outcome }
screen-unseen = { $count ->
        [one] { $line } жолы бойынша әрекет етпес бұрын: ол қағидаларыңыз сізге көрсетпейтін { $count } дабылға сәйкес; көре алатын адамнан сұраңыз
       *[other] { $line } жолы бойынша әрекет етпес бұрын: ол қағидаларыңыз сізге көрсетпейтін { $count } дабылға сәйкес; көре алатын адамнан сұраңыз
    }
