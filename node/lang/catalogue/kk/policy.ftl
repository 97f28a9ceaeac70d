policy-not-utf8 = { $file } UTF-8 мәтіні емес
policy-not-utf8-advice = қағидаларды UTF-8 мәтіні ретінде сақтаңыз
policy-not-changed = қолданыстағы қағидалар өзгертілмеді
policy-unchanged = Бұл қағидалар { $number } нөмірімен қолданыста бар. Ештеңе өзгертілмеді.
policy-activated = { $count ->
        [one] Енді { $number } нөмірлі мәтін қолданылады: { $count } қағида.
       *[other] Енді { $number } нөмірлі мәтін қолданылады: { $count } қағида.
    }
policy-not-acting = Бұл тізілімге жазылғанша, осы немесе бұрынғы қағидалар тыйым салатын ештеңе жіберілмейді: { $why }
policy-not-standing = қағидалар жарамсыз
policy-faults = { $count ->
        [one] { $count } қате
       *[other] { $count } қате
    }
policy-faults-advice = түзетіп, қайта тексеріңіз
policy-fault-place = { $line }-жол, { $column }-баған: { $fault }
policy-fault-rule = { $rule } қағидасы: { $fault }
policy-fault-warning = ескерту: { $fault }
policy-may-act = Қағидалар жарамды. 'ntc policy simulate --policy FILE' олар нені өзгертетінін көрсетеді.
policy-not-compared = қағидалар салыстырылмады
policy-not-compared-advice = 'ntc policy check FILE' ондағы барлық қатені көрсетеді
policy-same = Қағидалар бірдей.
policy-diff-less = азырақ жіберіледі
policy-diff-more = көбірек жіберіледі
policy-diff-either = көбірек немесе азырақ жіберіледі
policy-diff-new = Жаңа: { $id } ({ $kind }), { $allows }: { $why }
policy-diff-taken-out = Алынып тасталды: { $id } ({ $kind }), { $allows }: { $why }
policy-diff-changed = Өзгертілді: { $id } ({ $kind }), { $allows }: { $why }
policy-not-explained = ештеңе түсіндірілмеді
policy-no-partner = { $country } елінен бірде-бір серіктес тіркелмеген
policy-no-partner-advice = 'ntc peer list' кім тіркелгенін көрсетеді
policy-several-partners = { $country } елінен бірнеше серіктес бар: { $parties }
policy-name-one = біреуін көрсетіңіз
policy-explain-agreement = Келісім { $id }
policy-explain-would-allow = Берілмегенді не рұқсат етер еді:
policy-not-listed = ештеңе көрсетілмеді
policy-column-no = №
policy-column-since = ҚАШАННАН
policy-column-by = КІМ
policy-column-rules = ҚАҒИДА
policy-column-state = КҮЙІ
policy-column-why = СЕБЕБІ
policy-state-nothing-told = оқылмайды: ештеңе хабарланбайды
policy-state-unreadable = оқылмайды
policy-state-decides = қолданыста
policy-not-shown = қағидалар көрсетілмеді
policy-not-simulated = ештеңе сыналмады
policy-nothing-named = жоба да, --policy де көрсетілмеген
policy-simulate-bar = қайта қабылданған шешімдер
policy-simulate-ended = түйін қайталауды нәтижесіз аяқтады
policy-simulate-ended-advice = қайта іске қосыңыз; қайталанса, түйіннің жұмыс журналын қараңыз
policy-replay-title = { $count ->
        [one] { $from } UTC уақытынан бергі { $count } шешім осы қағидалармен қайта қабылданды:
       *[other] { $from } UTC уақытынан бергі { $count } шешім осы қағидалармен қайта қабылданды:
    }
policy-replay-decisions = { $count ->
        [one] { $count } шешім
       *[other] { $count } шешім
    }
policy-replay-act-same = { $act }: { $decisions }; барлығы бұрынғыдай.
policy-replay-act = { $act }: { $decisions }; { $more }, { $less }.
policy-replay-same = Барлық шешім бұрынғыдай.
policy-replay-unknown = { $count ->
        [one] { $count } шешімді қайта қабылдау мүмкін емес: негізі өшірілген.
       *[other] { $count } шешімді қайта қабылдау мүмкін емес: негізі өшірілген.
    }
policy-replay-hidden = { $count ->
        [one] { $count } өзгерістің мысалы аталмайды: қағидаларыңыз бұл жазбаны сізге көрсетпейді.
       *[other] { $count } өзгерістің мысалы аталмайды: қағидаларыңыз бұл жазбаларды сізге көрсетпейді.
    }
policy-replay-no-see = Қызметкерлерге не көрсетілетіні («see») қайта шешілмейді: жазбаларды қарау журналға тек санмен жазылады.
policy-replay-sent = қосымша жіберіледі: { $count }
policy-replay-withheld = енді жіберілмейді: { $count }
policy-replay-taken = қосымша қабылданады: { $count }
policy-replay-refused = қосымша қабылданбайды: { $count }
policy-replay-answered = қосымша жауап беріледі: { $count }
policy-replay-allowed = қосымша рұқсат етіледі: { $count }
policy-replay-denied = қосымша тыйым салынады: { $count }
policy-replay-column-sent = ҚОСЫЛАДЫ
policy-replay-column-withheld = ҰСТАЛАДЫ
policy-replay-column-taken = ҚАБЫЛДАНАДЫ
policy-replay-column-refused = ҚАБЫЛДАНБАЙДЫ
policy-replay-column-answered = ЖАУАП БЕРІЛЕДІ
policy-replay-column-allowed = РҰҚСАТ БОЛАДЫ
policy-replay-column-denied = ТЫЙЫМ БОЛАДЫ
policy-replay-column-officers = РӨЛІ
policy-replay-column-call = ШАҚЫРУ
policy-replay-column-partner = СЕРІКТЕС
policy-replay-column-section = БӨЛІМ
policy-replay-column-example = МЫСАЛЫ
policy-replay-entry = аудиттің { $number } жазбасы
policy-replay-whole-record = бүкіл жазба
policy-replay-whole-question = сұрақ
policy-replay-whole-ask = серіктестерден сұрау
policy-replay-whole-erase = жазбаны өшіру
policy-replay-whole-call = кез келген шақыру
policy-replay-what-publish = жариялау
policy-replay-sentence-publish = Жариялағаныңыздан серіктестер алатыны
policy-replay-what-send = жіберу
policy-replay-sentence-send = Жарияланғаннан жіберілетіні
policy-replay-what-reveal = сұрау бойынша көрсету
policy-replay-sentence-reveal = Сұраған серіктестерге көрсетілетіні
policy-replay-what-forward = әрі қарай беру
policy-replay-sentence-forward = Басқалар хабарлағаннан әрі берілетіні
policy-replay-what-query = сұрақтарға жауап
policy-replay-sentence-query = Серіктестердің сұрақтарына жауап болатын жазбаларыңыз
policy-replay-what-accept = қабылдау
policy-replay-sentence-accept = Серіктестер хабарлағаннан мұнда күші болатыны
policy-replay-what-take = серіктестердің сұрақтары
policy-replay-sentence-take = Кімнің сұрақтарына жауап берілер еді
policy-replay-what-ask = қызметкерлердің сұраулары
policy-replay-sentence-ask = Қызметкерлер серіктестерден сұрайтыны
policy-replay-what-erase = қызметкерлердің өшіруі
policy-replay-sentence-erase = Қызметкерлер өшіретіні
policy-replay-what-call = қызметкерлердің шақырулары
policy-replay-sentence-call = Қызметкерлер жасайтын шақырулар
policy-replay-begins = Шешімдер журналы { $from } уақытынан басталады: ескі жолдар жойылған. Серіктестер айтқан, сұраған және оларға кейін көрсетілген нәрсе сол кезден бастап қайталанады.
