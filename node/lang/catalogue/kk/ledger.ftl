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
ledger-proof-not-held = файл ештеңені дәлелдемейді
ledger-proof-advice = оған сенбеңіз; сізге бергеннен файлдың жазылған күйін сұраңыз
ledger-proof-holds = Дәлел дұрыс.
ledger-proof-proves = Нені дәлелдейді:
ledger-proof-signed = { $key } автор кілті осы тақырыпқа және бөлімдерден мыналарға қол қойған: { $sections }
ledger-proof-signed-header = { $key } автор кілті осы тақырыпқа қол қойған; бөлімдердің ешқайсысы көрсетілмеген.
ledger-proof-lies = { $key } тізілім кілті бұл { $ledger } тізілімінің { $size } элементінің { $entry }-элементі екеніне қол қойған.
ledger-proof-time = Элементте оның { $origin } тарапының сағаты бойынша { $time } UTC кезінде жасалғаны айтылған.
ledger-proof-witness = { $name } атын алып жүрген { $key } кілті { $time } UTC кезінде тізілімнің бұл күйі өзі ол туралы көргеннің бәріне сай екеніне қол қойған.
ledger-proof-no-witness = Тізілімнің бұл күйіне тараптың өзінен басқа ешкім қол қоймаған.
ledger-proof-proves-not = Нені дәлелдемейді:
ledger-proof-whose = Кілттердің { $origin } тарапына тиесілі екенін: бұл тек тараптың өзі оқып беруі тиіс карточка кілт ізінен белгілі. Ол мынау: { $fingerprint }
ledger-proof-whose-witness = Қатар қол қойғандардың кілттері солардікі екенін: оларды солардың карточкаларымен салыстырыңыз.
ledger-proof-since = Карточка жасалған { $time } UTC уақытынан кейін ешбір кілттің қайтарып алынбағанын: тараптан сұраңыз.
ledger-proof-not-shown = Жазбада мына бөлімдердің бар-жоғын және олардың ашылмағанын не жойылғанын: { $sections }
ledger-proof-media = Суреттер мен құжаттардың нені көрсететінін: файлда тек олардың хештері бар.
ledger-proof-later = Жазбаның кейін не болғанын: түзетілді ме, қайтарып алынды ма, жауап берілді ме.
