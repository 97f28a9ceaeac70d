audit-not-exported = аудит журналы соңына дейін жазылмады
audit-not-checked = аудит журналы соңына дейін тексерілмеді
audit-reading = оқылуда
audit-ended = түйін тексеруді нәтижесіз аяқтады
audit-ended-advice = қайта іске қосыңыз; қайталанса, түйіннің жұмыс журналын қараңыз
audit-well = Бәрі дұрыс. { $summary }
audit-findings = { $count ->
        [one] { $count } бұзушылық
       *[other] { $count } бұзушылық
    }
audit-altered = аудит журналы жазылған күйінде емес
audit-altered-advice = әкімші бағынатын адамға дереу хабарлаңыз және түйіннің файлдарына тимеңіз
audit-not-listed = ештеңе көрсетілмеді
audit-none = Мұндай жазба жоқ.
audit-older = Ескіректері: --page { $number }
audit-column-no = №
audit-column-time = УАҚЫТЫ
audit-column-officer = ҚЫЗМЕТКЕР
audit-column-call = ШАҚЫРУ
audit-column-about = НЕ ТУРАЛЫ
audit-column-outcome = НӘТИЖЕ
audit-outcome-of = { $outcome } ({ $begun } үшін)
audit-outcome-hidden = { $outcome }, көрсетілмегені: { $count }
audit-both = { $officer } және { $second }
audit-column-act = ӘРЕКЕТ
audit-column-record = ЖАЗБА
audit-decision-goes = жіберілді
audit-decision-refused = { $rule } бас тартты
audit-decision-kept = { $sections }: { $rule } ұстап қалды
audit-decision-before = ережелер сұралмай тұрып ұсталды
audit-decision-question = сұрақ, саны { $count }
audit-decisions-none = Мұндай шешім жоқ.
audit-decisions-begin = Журнал { $time } уақытынан басталады: көлемі шектеулі, ескі жолдар жойылған.
