alert-not-corrected = дабыл түзетілмеді
alert-corrected = { $before } түзетілді: { $version }-нұсқасы:
alert-corrected-told = Бұрынғы нұсқасы бар серіктестерге хабарланады.
alert-who-obeyed = Кім орындады: ntc recall status { $id }
alert-deliveries-not-shown = жеткізу көрсетілмеді
alert-receipts = түбіртектер
alert-receipts-missing = { $count ->
        [one] { $seconds } с өткенде { $count } түбіртек жоқ
       *[other] { $seconds } с өткенде { $count } түбіртек жоқ
    }
alert-receipts-advice = ештеңе жоғалған жоқ: түйін мүмкін болғанда жібереді; толығырақ және кімге қоңырау шалу керек: 'ntc peer show PARTY'
alert-held-back-here = осында кідіртілген, { $why }
alert-no-receipt = әлі түбіртек жоқ
alert-erased-before = Дабылды қол қойып алғандар оны бұрын немесе одан қалғанын алды.
alert-nobody-enrolled = Бірде-бір серіктес тіркелмеген: оны ешкім алмайды.
alert-column-partner = СЕРІКТЕС
alert-column-state = КҮЙІ
alert-column-receipt = ТҮБІРТЕК (UTC)
alert-column-gets = АЛАДЫ
alert-column-not = АЛМАЙДЫ
alert-state-until = { $state }, { $until } UTC уақытында
alert-receipt-by = { $time } кешіктірмей
alert-not-utf8 = { $file }: бұл UTF-8 емес; UTF-8 етіп сақтап, қайталаңыз
alert-empty = { $file }: бос
alert-request-asked = сұрау салу жарияланбайды, жолданады
alert-request-advice = оны жалғыз алушы тарапқа жолдаңыз: 'ntc request new FILE'
alert-sample-itself = бұл үлгінің өзі, онда нақты оқиға жоқ
alert-sample-persons = ондағы тұлғалар үлгіден алынған, олар жоқ
alert-sample-advice = өз оқиғаңызды енгізіп, 'ntc alert publish FILE --check' арқылы қараңыз да, содан кейін жариялаңыз
alert-table-advice = 'ntc alert import{ $option } --template' бастапқы кесте жазады; бағандары --help ішінде
alert-erasure-label = Өшірілді
alert-erasure = { $at } UTC, { $by }, тізілімінің { $entry }-элементі: { $sections } ({ $why })
alert-erased-expired = сақтау мерзімі аяқталды
alert-erased-withdrawn = авторы қайтарып алды
alert-erased-demanded = тұлғаның құқығы немесе сот талап етті
alert-erased-given-up = осы тарап бас тартты
alert-erased-unknown = осы нұсқа білмейтін себеп: { $code }
alert-not-imported = кесте жүктелмеді
alert-point-or-comma = point немесе comma деп жазыңыз
alert-import-broke = Жүктеу үзілді. Қайта іске қосыңыз: жарияланғаны екінші рет жарияланбайды.
alert-import-no-end = жүктеу соңына жетпеді
alert-import-again = жүктеуді қайта іске қосыңыз: жарияланғаны екінші рет жарияланбайды
alert-check-no-end = тексеру соңына жетпеді
alert-check-again = тексеруді қайта іске қосыңыз
alert-publishing = жариялануда
alert-checking = тексерілуде
alert-unanswered = { $count ->
        [one] түйін { $count } жолға жауап бермеді
       *[other] түйін { $count } жолға жауап бермеді
    }
alert-near-comparing = нөмірлер салыстырылуда
alert-near-not-looked = жақын нөмірлер ізделмеді
alert-near-title = Басқасы меңзелген болуы мүмкін, құжаттармен салыстырыңыз:
alert-near-line = { $line }-жол
alert-near-more = және тағы { $count }: оларды --all-rows атайды
alert-near-left-failed = { $count ->
        [one] { $count } жолдың нөмірлері салыстырылмады: { $why }
       *[other] { $count } жолдың нөмірлері салыстырылмады: { $why }
    }
alert-near-left = { $count ->
        [one] { $count } жолдың нөмірлері салыстырылмады: көрсетілгені жеткілікті.
       *[other] { $count } жолдың нөмірлері салыстырылмады: көрсетілгені жеткілікті.
    }
alert-read = { $form } деп оқылды; { $lines }.
alert-rows = { $count ->
        [one] { $count } жол
       *[other] { $count } жол
    }
alert-check-result = Жариялауға болады: { $published }, бұрын жарияланған: { $before }, болмайды: { $refused }. Ештеңе жіберілмеді.
alert-import-result = Жарияланды: { $published }, бұрын жарияланған: { $before }, қабылданбады: { $refused }.
alert-not-taken = { $count ->
        [one] Түйін қазір { $count } жолды қабылдай алмады; оларда қате жоқ: кестені кейін қайта жүктеңіз.
       *[other] Түйін қазір { $count } жолды қабылдай алмады; оларда қате жоқ: кестені кейін қайта жүктеңіз.
    }
alert-made = { $count ->
        [one] { $count } жолда id жоқ: есептік нөмір мазмұнынан жасалды; id болса, түзету оқиғаны атай алады.
       *[other] { $count } жолда id жоқ: есептік нөмір мазмұнынан жасалды; id болса, түзету оқиғаны атай алады.
    }
alert-warnings = Ескертулер, ештеңе қабылданбай қалған жоқ:
alert-finding-line = жол
alert-finding-do = не істеу керек
alert-more-rules = { $count ->
        [one] Тағы { $count } қағида бұзылған: --all-rows бәрін барлық жолдарымен атайды.
       *[other] Тағы { $count } қағида бұзылған: --all-rows бәрін барлық жолдарымен атайды.
    }
alert-ranges-more = { $lines } және тағы { $count }: оларды --all-rows атайды
alert-totals-nobody = Бірде-бір серіктес тіркелмеген: оларды ешкім алмайды.
alert-totals-nobody-would = Бірде-бір серіктес тіркелмеген: оларды ешкім алмас еді.
alert-totals-all = { $count ->
        [one] { $count } серіктес бәрін алады: { $parties }
       *[other] { $count } серіктес бәрін алады: { $parties }
    }
alert-totals-all-would = { $count ->
        [one] { $count } серіктес бәрін алар еді: { $parties }
       *[other] { $count } серіктес бәрін алар еді: { $parties }
    }
alert-totals-none = { $party } ешқайсысын алмайды: { $why }
alert-totals-none-would = { $party } ешқайсысын алмас еді: { $why }
alert-totals-some = { $party } алады: { $some } / { $rows }: { $why }
alert-totals-some-would = { $party } алар еді: { $some } / { $rows }: { $why }
alert-not-listed = дабылдар тізімі көрсетілмеді
alert-list-nothing = Ештеңе табылмады. Сүзгісіз 'ntc alert list' түйіндегінің бәрін көрсетеді.
alert-column-event = ОҚИҒА
alert-column-from = КІМНЕН
alert-column-kind = ТҮРІ
alert-column-place = ОРНЫ
alert-column-goods = ТАУАР
alert-column-urgency = ШҰҒЫЛДЫҚ
alert-categories = санаттар
alert-not-published = дабыл жарияланбады
alert-pages-looked = { $count ->
        [one] { $count } жазба қаралды, әзірге сай келетіні жоқ; іздеу жалғасуда
       *[other] { $count } жазба қаралды, әзірге сай келетіні жоқ; іздеу жалғасуда
    }
alert-pages-more = Жалғасы бар: --all бәрін тізеді, --page { $key } осы жерден жалғастырады.
alert-pages-on = Жалғасы бар: --page { $key } осы жерден жалғастырады.
alert-pages-surest = Бұл көп жазбада бар: дәлірек жауап үшін { $count } жазба оқылды, қалғандары қаншалықты дәл болса да, жаңасынан ескісіне қарай келеді. Сөз көп болса, табылғаны аз болады.
alert-pages-behind = { $count ->
        [one] Ең жаңалары болмауы мүмкін: индекс түйіндегіден { $count } элементке артта. Сәлден соң қайта сұраңыз.
       *[other] Ең жаңалары болмауы мүмкін: индекс түйіндегіден { $count } элементке артта. Сәлден соң қайта сұраңыз.
    }
alert-out-of-reach = { $party } жазбаларынан қолжетімсізі: { $count }; серіктес шетке қойылған, себебі: 'ntc peer list --details'.
alert-out-of-reach-all = { $party } жазбаларының бәрі қолжетімсіз, бірде-біреуі тізімде жоқ; серіктес шетке қойылған, себебі: 'ntc peer list --details'.
alert-made-reference = Жобада есептік нөмір жоқ; ол мазмұнынан жасалды: { $reference }. Өзгерген файл басқа оқиға деп саналмауы үшін national.source_reference көрсетіңіз.
alert-nobody-left = Ала алатын, бірақ онда жоқ ешкім қалмады: жаңа ештеңе хабарланбады.
alert-ask-nobody = Оны ешкім алмайды. Бәрібір жариялау үшін yes деп теріңіз:
alert-ask-elsewhere = біреу жауап бере алатын жерде іске қосыңыз
alert-not-simulated = ештеңе модельденбеді
alert-not-publishable = жобаны жариялау мүмкін емес
alert-would-again = Бұрын { $id } ретінде жарияланған: қайта жариялау ештеңе жазбайды.
alert-would-nobody = Оны ешкім алмас еді.
alert-checked = Жобаны { $origin } жариялай алады. Ешкімге хабарланған жоқ.
alert-would-none-enrolled = Әлі бірде-бір серіктес тіркелмеген: оны ешкім алмас еді.
alert-published-before = Бұрын { $id } ретінде жарияланған: жаңа ештеңе жазылмады.
alert-published = Жарияланды { $id }: тізілімнің { $entry }-элементі, көлемі { $size } қол қойылған бақылау нүктесімен.
alert-published-nobody = Оны ешкім алмайды: бірде-бір серіктес тіркелмеген. 'ntc peer add CARD' тіркейді, содан кейін --again хабарлайды.
alert-concluded-nobody = Оны ешкім алмайды. Себебі соңғы бағанда; кіммен не күшінде екенін 'ntc agreement list' көрсетеді. Бұл өзгергенде: ntc alert publish FILE --again
alert-concluded = { $count ->
        [one] { $count } серіктестің { $entitled } алады. Не болғаны: ntc alert delivery { $id }
       *[other] { $count } серіктестің { $entitled } алады. Не болғаны: ntc alert delivery { $id }
    }
alert-unseen = Қараңыз: шара қолдану сұралады, бірақ кім туралы екені көрсетілмейді: { $parties }
alert-gets-nothing = ештеңе
alert-withheld-asked = берілмеген, сұратуға болады
alert-refused-not-listed = қабылданбаған жазбалар тізімі көрсетілмеді
alert-refused-none = Серіктестер жібергеннен қабылданбағаны жоқ.
alert-column-received = АЛЫНДЫ (UTC)
alert-column-refused = ҚАБЫЛДАНБАДЫ
alert-column-again = ҚАЙТА ҚАРАЛАДЫ (UTC)
alert-not-withdrawn = дабыл қайтарып алынбады
alert-reasons = себептер
alert-retract-ask = { $id } дабылы осында және ол бар барлық серіктестерде өшіріледі. Қайтарып алу үшін yes деп теріңіз:
alert-give-yes = --yes көрсетіңіз
alert-withdrew = Қайтарып алынды: { $id }.
alert-withdrew-all = Қайтарып алынды: { $id }, барлық { $count } нұсқасы.
alert-retract-nobody = Ешбір серіктесте жоқ.
alert-retract-told = Бұларға хабарланады, өйткені оларға жіберілген немесе жолда:
alert-retract-unable = қайтарып алуды оқи алмайды: қоңырау шалыңыз
alert-not-shown = дабыл көрсетілмеді
alert-came-untold = Нәтижесін қазір айту мүмкін емес: { $why }
alert-came-title = Нәтижесі, 'ntc outcome ID' бойынша. Уақыт UTC бойынша.
alert-came-none = Нәтижесін ешкім хабарламаған, ешкім міндетті де емес.
alert-show-of = { $kind }, { $origin }
alert-show-contact-first = Шара қолданудан бұрын автордан сұралады.
alert-show-nothing-left = Мазмұнынан ештеңе қалмаған.
alert-show-not-disclosed = Ашылмаған немесе жоқ: { $sections }
alert-show-revealed = Қалғанынан кейін көрсетілді, қол қойылғаны осы екені дәлелденді: { $sections }
alert-show-entry = Автор тізілімінің { $entry }-элементі; { $since } UTC бері сақталуда
alert-show-entry-key = Автор тізілімінің { $entry }-элементі; { $since } UTC бері сақталуда; автор кілті { $key }
alert-show-retracted = Авторы қайтарып алған
alert-show-superseded = Авторы түзеткен
alert-show-same = Басқа жолмен алынған
alert-show-refused = Қабылданбады
alert-show-again = { $until } UTC уақытында қайта қаралады
alert-show-held-back = Авторы бір бөлігін кідіртіп отыр
alert-show-kept = { $until } UTC дейін сақталады, негізі: { $by }
alert-show-kept-section = { $section }: { $until } UTC дейін, негізі: { $by }
alert-show-use = Пайдалану: { $said }
alert-bound-author = авторы
alert-bound-agreement = { $agreement } келісімі
alert-bound-agreement-ended = { $agreement } келісімінің аяқталуы
alert-bound-own = осы түйіннің қағидасы
alert-from = { $origin } тарапынан { $by } арқылы, аталған рұқсатсыз; { $origin } оны { $id } деп атайды
alert-from-consent = { $origin } тарапынан { $by } арқылы, { $origin } берген { $consent } рұқсатымен; { $origin } оны { $id } деп атайды
alert-signed-known = { $origin } карточкасында аталған { $key } кілтімен қол қойылған; { $origin } тізілімінің { $entry }-элементі
alert-signed-said = { $by } айтуынша { $origin } кілті болып табылатын { $key } кілтімен қол қойылған; { $origin } тізілімінің { $entry }-элементі
alert-also-author = Авторынан да келді, TLP:{ $tlp }, { $id } жазбасымен; қатаңырақ шарттар қолданылады
alert-also-by = { $by } арқылы да келді, TLP:{ $tlp }, { $id } жазбасымен; қатаңырақ шарттар қолданылады
alert-kinds = түрлері: { $names }
alert-page-key = кілт — алдыңғы бет аяқталған кілт
alert-goods-erased = өшірілген
alert-from-by = { $origin }, { $by } арқылы
alert-look-at = Қарау керек:
alert-publish-it = Жариялау
alert-pages-looking = әзірге сай келетіні жоқ; іздеу жалғасуда
alert-published-unseen = Қағидаларыңыз бұл жазбаны, демек оны кім алғанын да сізге көрсетпейді.
alert-not-proven = ешқандай дәлел жазылмады
alert-proven = { $file } жазылды. Оны алған адам 'ntc ledger check' арқылы тексереді; түйін қажет емес.
alert-proven-shows = Ол мына бөлімдерді көрсетеді: { $sections }
alert-proven-nothing = Ол ешқандай бөлімді көрсетпейді, тек тақырыпты ғана.
alert-proven-whose = Кілттердің { $origin } тарапына тиесілі екені тек сол тарап оқып беретін кілт ізінен белгілі: { $fingerprint }
