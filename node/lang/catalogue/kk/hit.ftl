hit-not-listed = ештеңе көрсетілмеді
hit-waiting-title = Сізді күтіп тұрған сәйкестіктер, шұғылдары бірінші:
hit-waiting-judge = Біреуін бағалау үшін: ntc hit show HIT
hit-waiting-more = { $count ->
        [one] тағы { $count } сәйкестік; ntc hit list
       *[other] тағы { $count } сәйкестік; ntc hit list
    }
hit-step-found = табылды
hit-step-seen-again = қайта байқалды
hit-step-claimed = жұмысқа алынды
hit-step-released = босатылды
hit-step-confirmed = расталды
hit-step-rejected = қабылданбады
hit-step-snoozed = кейінге қалдырылды
hit-step-reopened = қайта ашылды
hit-step-prioritised = шұғылдығы өзгертілді
hit-step-tell = хабарланады
hit-step-told = хабарланды
hit-step-untold = хабарланбайды
hit-step-withdrawn = кері қайтарылды
hit-step-ended = аяқталды
hit-step-returned = оралды
hit-step-renamed = атауы өзгертілді
hit-step-target-ended = біреуінің енді күші жоқ
hit-step-target-stands = біреуі қайта күшінде
hit-step-target-changed = өзгертілді
hit-step-judged-anew = қайта салыстырылды
hit-of-list = { $list } тізіміндегі { $key }
hit-screening = тексеру { $reference }
hit-of-record = { $id }, { $origin }
hit-state-confirmed = { $state }: { $by }
hit-state-rejected = { $state }: { $by }: { $why }
hit-state-snoozed = { $state }, { $until } дейін
hit-state-snoozed-arrival = { $state }, келгенге дейін, қазіргі дерек бойынша { $until } UTC
hit-show-arrives = Келуі: ең ертесі { $at } UTC. Уақыт белдеуі көрсетілмеген жергілікті уақыт UTC+5 деп оқылады: келгенге дейін кейінге қалдырылған сәйкестік ең көбі үш сағат ерте ашылады, ешқашан кеш ашылмайды.
hit-state-gone = { $state }, енді күші жоқ
hit-state-changed = { $state }, ізделетіні өзгерді
hit-gone-taken-off = { $what }: енді тізімде жоқ, { $since } UTC бастап
hit-gone-retracted = { $what }: авторы кері қайтарды, { $since } UTC бастап
hit-gone-erased = { $what }: өшірілді, { $since } UTC бастап
hit-gone-replaced = { $what }: орнына басқа нұсқа келді, { $since } UTC бастап
hit-gone-over = { $what }: мерзімі бітті, { $since } UTC бастап
hit-gone-unmet = { $what }: өзгертілді және нысанға енді сәйкес келмейді, { $since } UTC бастап
hit-column-hit = СӘЙКЕСТІК
hit-column-priority = ШҰҒЫЛДЫҒЫ
hit-column-verdict = БАҒА
hit-column-subject = НЫСАН
hit-column-may-be = МҮМКІН
hit-column-from = ҚАЙДАН
hit-column-state = КҮЙІ
hit-column-seen = БАЙҚАЛДЫ
hit-states = сәйкестік күйлері: { $names }
hit-list-waits = { $count ->
        [one] { $count } сәйкестік күтуде
       *[other] { $count } сәйкестік күтуде
    }
hit-list-of-all = { $count ->
        [one] барлығы { $count } сәйкестік
       *[other] барлығы { $count } сәйкестік
    }
hit-list-spared = { $count ->
        [one] іске қосылғаннан бері { $count } байқау қайта сұралмады
       *[other] іске қосылғаннан бері { $count } байқау қайта сұралмады
    }
hit-list-no-such = Мұндай сәйкестік жоқ.
hit-list-none = Сізді күткен сәйкестік жоқ.
hit-list-and-others = { $hit } және тағы { $count }
hit-list-erased = (өшірілген)
hit-not-shown = сәйкестік көрсетілмеді
hit-show-erased = Нысанның деректері өшірілді: сақтау мерзімі өтті.
hit-show-subject = Нысан
hit-show-may-be = Бұл болуы мүмкін
hit-show-compared = Салыстыру
hit-show-steps = Не болды. Уақыт UTC бойынша.
hit-show-others = Тағы байқалғандар, солармен сәйкес келеді; сол ма екенін қараңыз
hit-show-told-of = Сол туралы айтылған жазбалар; солай ма екенін қараңыз
hit-show-siblings = Осы нысанның басқа сәйкестіктері
hit-also-nothing = { $target }: онда енді ештеңе сұралмайды немесе ережелеріңіз оны көрсетпейді
hit-telling-wanted = Хабар дайындалуда.
hit-telling-waits = Хабар күтуде: { $why }
hit-telling-told = { $to }, { $at } UTC, жазба { $record }: { $state }
hit-telling-withdrawing = { $to }, { $at } UTC, жазба { $record }: кері қайтарылуда
hit-telling-withdrawn = { $to }, { $at } UTC, жазба { $record }: кері қайтарылды
hit-telling-untold = Хабарланған жоқ.
hit-show-heading = { $hit }: { $state }, { $verdict }, 1000-нан { $score }, шұғылдығы: { $priority }
hit-show-contact-first = Әрекет етпес бұрын мәліметтің иесінен сұралады.
hit-show-target = бұл болуы мүмкін: { $target }
hit-show-seen = { $count ->
        [one] { $count } сапарда байқалды, соңғы рет { $last } UTC.
       *[other] { $count } сапарда байқалды, соңғы рет { $last } UTC.
    }
hit-show-told-by = { $count ->
        [one] Нысан туралы { $count } жазбада айтылған.
       *[other] Нысан туралы { $count } жазбада айтылған.
    }
hit-show-changed = Ол болуы мүмкін нәрсе { $at } UTC кезінде өзгертілді: { $facts }.
hit-show-changed-else = Ол болуы мүмкін нәрсе { $at } UTC кезінде өзгертілді, шешуші дерек өзгерген жоқ.
hit-show-changed-other = { $target } { $at } UTC кезінде өзгертілді. Сәйкестік дәл соны іздейтін басқасы бойынша бағаланады.
hit-show-doubtful = Екеуі әлі сәйкес келе ме, белгісіз: нысанның салыстыру деректері сақталмаған. Өзіңіз қараңыз.
hit-show-withdrawn = Кері қайтарылды: { $why }.
hit-show-reopened = Қайта ашылды: { $why }.
hit-show-before = Бұл жұп бұрын { $hit } ішінде расталған.
hit-show-marked = Нысан { $hit } ішінде расталған; ол қайта ашылғанша бұл сәйкестік ешкімді күтпейді. Мұнда да сол болса: ntc hit confirm { $name }
hit-show-rejected = Жаңа туған күн, құжат немесе бүркеншік ат болмаса, бұл жұп { $until } UTC дейін сұралмайды.
hit-show-sighting = { $subject }, { $at } UTC, { $verdict }, 1000-нан { $score }
hit-column-at = УАҚЫТЫ
hit-column-who = КІМ
hit-column-what = НЕ
hit-column-comment = ТҮСІНІКТЕМЕ
hit-show-by-node = түйін
hit-not-changed = ешбір сәйкестік өзгертілмеді
hit-done-claimed = { $name } жұмысқа алынды.
hit-done-released = { $name } босатылды.
hit-done-confirmed = { $name } расталды.
hit-done-to-be-told = { $name } хабарланады.
hit-done-rejected = { $name } қабылданбады.
hit-done-snoozed = { $name } кейінге қалдырылды.
hit-done-reopened = { $name } қайта ашық.
hit-done-prioritised = { $name } шұғылдығы өзгертілді.
hit-one-not-changed = { $name } өзгертілмеді: { $why }
hit-ask-owner = { $contact }: әрекет етпес бұрын иесінен сұраңыз
hit-marked = Белгіленді, себебі нысан — { $name } ішіндегі тұлға: { $marked }
hit-tells = Хабарланады: { $who }. Күйі: ntc hit show { $name }
hit-tells-nobody = Сыртта ешкімге хабарланбайды: { $why }
hit-could-tell = Хабарланбайды: { $who }. Хабарлау үшін: ntc hit tell { $name } --owner { $who }
hit-list-unseen = (сізге көрсетілмейді)
hit-show-owners = Кім іздестіреді және кімге не хабарланды
hit-owner-own = өз жазбаңыз; сыртта ешкімге хабарланбайды
hit-owner-call = әрекет етпес бұрын қоңырау шалыңыз: { $party }, { $call }
hit-owner-told = хабарланды: { $line }
hit-owner-acted = шара қолданғаныңыз хабарланды: { $line }
hit-owner-untold = хабарланған жоқ; хабарлау үшін: ntc hit tell { $name } --owner { $party }
hit-owner-unconfirmed = хабарланған жоқ; хабарлау үшін: ntc hit confirm { $name } --tell
hit-owner-kept = қазір хабарлау мүмкін емес: { $why }
hit-owner-unseen = ережелеріңіз жазбаны да, оның авторына не хабарланғанын да көрсетпейді
hit-owner-said = жауап { $at } UTC, жазба { $record }: { $says }
hit-owner-owed = нәтиже { $until } UTC дейін хабарлануы тиіс: ntc outcome { $record }
hit-owner-outcome = нәтиже { $at } UTC хабарланды: { $outcome }
hit-told-before = Бұрын хабарланды: { $who }.
hit-tells-not = Хабарланбайды: { $who }. Себебі: { $why }
hit-ask-owners = { $contact }: әрекет етпес бұрын сұраңыз: { $owners }
hit-show-ask = Әрекет етпес бұрын сұраңыз: { $owners }
hit-state-marked = { $state }: { $hit }
hit-state-outcome-owed = { $state }, { $by }; нәтижесі { $due } дейін хабарлануы тиіс
hit-state-outcome = { $state }, { $by }: { $outcome }
hit-step-outcome = нәтижесі
hit-done-outcome = { $name } нәтижесі жазылды.
hit-owed-title = Тізімдеріңіз бойынша расталған, нәтижесі хабарланбаған:
hit-owed-tell = Хабарлау: ntc hit outcome HIT --result CODE
hit-owed-more = және тағы бар; ntc hit list --state outcome_owed
