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
