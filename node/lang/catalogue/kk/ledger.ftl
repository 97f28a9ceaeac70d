ledger-not-shown = тізілім көрсетілмеді
ledger-no-witness = әзірге ешкім
ledger-label-ledger = Тізілім
ledger-label-size = Көлемі
ledger-label-witnesses = Куәлар
ledger-entries = { $count ->
        [one] { $count } элемент
       *[other] { $count } элемент
    }
ledger-records = { $count ->
        [one] { $count } жазба
       *[other] { $count } жазба
    }
ledger-size = { $entries }, оның ішінде { $records }
ledger-checkpoint = Ең соңғы қол қойылған бақылау нүктесі:
ledger-not-checked = тізілім соңына дейін тексерілмеді
ledger-reading = оқылуда
ledger-ended = түйін тексеруді нәтижесіз аяқтады
ledger-ended-advice = қайта іске қосыңыз; қайталанса, түйіннің жұмыс журналын қараңыз
ledger-well = Бәрі дұрыс. { $summary }
ledger-findings = { $count ->
        [one] { $count } бұзушылық
       *[other] { $count } бұзушылық
    }
ledger-broken = сақталғанның бәрі тиісті күйінде емес
ledger-broken-advice = әкімшіге дереу хабарлаңыз және түйіннің файлдарына тимеңіз
