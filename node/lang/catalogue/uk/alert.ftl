alert-not-corrected = орієнтування не виправлено
alert-corrected = Виправлено { $before }: версія { $version } —
alert-corrected-told = Партнерів, які мають попередню версію, повідомлено.
alert-who-obeyed = Хто виконав: ntc recall status { $id }
alert-deliveries-not-shown = доставлення не показано
alert-receipts = квитанції
alert-receipts-missing = { $count ->
        [one] через { $seconds } с немає { $count } квитанції
        [few] через { $seconds } с немає { $count } квитанцій
        [many] через { $seconds } с немає { $count } квитанцій
       *[other] через { $seconds } с немає { $count } квитанцій
    }
alert-receipts-advice = нічого не втрачено: вузол надішле, щойно зможе; докладніше та кому телефонувати: 'ntc peer show PARTY'
alert-held-back-here = утримано тут, { $why }
alert-no-receipt = квитанції ще немає
alert-erased-before = Хто розписався в отриманні, отримав орієнтування раніше або те, що від нього залишилося.
alert-nobody-enrolled = Жодного партнера не зареєстровано: його ніхто не отримає.
alert-column-partner = ПАРТНЕР
alert-column-state = СТАН
alert-column-receipt = КВИТАНЦІЯ (UTC)
alert-column-gets = ОТРИМУЄ
alert-column-not = НЕ ОТРИМУЄ
alert-state-until = { $state }, у { $until } UTC
alert-receipt-by = не пізніше { $time }
alert-not-utf8 = { $file }: це не UTF-8; збережіть файл в UTF-8 і повторіть
alert-empty = { $file }: файл порожній
alert-request-asked = запит ставлять, а не публікують
alert-request-advice = поставте його єдиній стороні-одержувачу: 'ntc request new FILE'
alert-sample-itself = це сам зразок, справжнього випадку в ньому немає
alert-sample-persons = особи в ньому взяті зі зразка, їх не існує
alert-sample-advice = внесіть свій випадок, перевірте командою 'ntc alert publish FILE --check' і потім опублікуйте
alert-table-advice = 'ntc alert import{ $option } --template' створює таблицю-заготовку; стовпці перелічено в --help
alert-erasure-label = Знищено
alert-erasure = { $at } UTC, { $by }, елемент { $entry } реєстру: { $sections } ({ $why })
alert-erased-expired = строк зберігання минув
alert-erased-withdrawn = автор відкликав
alert-erased-demanded = за правом особи або за рішенням суду
alert-erased-given-up = ця сторона відмовилася від нього
alert-erased-unknown = причина { $code }, якої ця версія не знає
alert-not-imported = таблицю не завантажено
alert-point-or-comma = вкажіть point або comma
alert-import-broke = Завантаження перервалося. Запустіть його знову: уже опубліковане вдруге не публікується.
alert-import-no-end = завантаження не дійшло до кінця
alert-import-again = запустіть завантаження знову: уже опубліковане вдруге не публікується
alert-check-no-end = перевірка не дійшла до кінця
alert-check-again = запустіть перевірку знову
alert-publishing = публікація
alert-checking = перевірка
alert-unanswered = { $count ->
        [one] вузол не відповів на { $count } рядок
        [few] вузол не відповів на { $count } рядки
        [many] вузол не відповів на { $count } рядків
       *[other] вузол не відповів на { $count } рядки
    }
alert-near-comparing = звірка номерів
alert-near-not-looked = близькі номери не шукали
alert-near-title = Можливо, малося на увазі інше, звірте з документами:
alert-near-line = рядок { $line }
alert-near-more = і ще { $count }: їх назве --all-rows
alert-near-left-failed = { $count ->
        [one] Номери { $count } рядка не звірено: { $why }
        [few] Номери { $count } рядків не звірено: { $why }
        [many] Номери { $count } рядків не звірено: { $why }
       *[other] Номери { $count } рядків не звірено: { $why }
    }
alert-near-left = { $count ->
        [one] Номери { $count } рядка не звірено: показаного досить.
        [few] Номери { $count } рядків не звірено: показаного досить.
        [many] Номери { $count } рядків не звірено: показаного досить.
       *[other] Номери { $count } рядків не звірено: показаного досить.
    }
alert-read = Прочитано як { $form }; { $lines }.
alert-rows = { $count ->
        [one] { $count } рядок
        [few] { $count } рядки
        [many] { $count } рядків
       *[other] { $count } рядки
    }
alert-check-result = Можна опублікувати: { $published }, опубліковано раніше: { $before }, не можна: { $refused }. Нічого не надіслано.
alert-import-result = Опубліковано: { $published }, опубліковано раніше: { $before }, відхилено: { $refused }.
alert-not-taken = { $count ->
        [one] { $count } рядок вузол зараз прийняти не може; помилок у ньому немає: завантажте таблицю пізніше ще раз.
        [few] { $count } рядки вузол зараз прийняти не може; помилок у них немає: завантажте таблицю пізніше ще раз.
        [many] { $count } рядків вузол зараз прийняти не може; помилок у них немає: завантажте таблицю пізніше ще раз.
       *[other] { $count } рядки вузол зараз прийняти не може; помилок у них немає: завантажте таблицю пізніше ще раз.
    }
alert-made = { $count ->
        [one] { $count } рядок без id: обліковий номер складено за змістом; з id виправлення може назвати випадок.
        [few] { $count } рядки без id: обліковий номер складено за змістом; з id виправлення може назвати випадок.
        [many] { $count } рядків без id: обліковий номер складено за змістом; з id виправлення може назвати випадок.
       *[other] { $count } рядки без id: обліковий номер складено за змістом; з id виправлення може назвати випадок.
    }
alert-warnings = Попередження, нічого не відхилено:
alert-finding-line = рядок
alert-finding-do = що робити
alert-more-rules = { $count ->
        [one] Порушено ще { $count } правило: --all-rows назве всі, з усіма рядками.
        [few] Порушено ще { $count } правила: --all-rows назве всі, з усіма рядками.
        [many] Порушено ще { $count } правил: --all-rows назве всі, з усіма рядками.
       *[other] Порушено ще { $count } правила: --all-rows назве всі, з усіма рядками.
    }
alert-ranges-more = { $lines } і ще { $count }: їх назве --all-rows
alert-totals-nobody = Жодного партнера не зареєстровано: їх ніхто не отримає.
alert-totals-nobody-would = Жодного партнера не зареєстровано: їх ніхто не отримав би.
alert-totals-all = { $count ->
        [one] { $count } партнер отримує все: { $parties }
        [few] { $count } партнери отримують усе: { $parties }
        [many] { $count } партнерів отримують усе: { $parties }
       *[other] { $count } партнери отримують усе: { $parties }
    }
alert-totals-all-would = { $count ->
        [one] { $count } партнер отримав би все: { $parties }
        [few] { $count } партнери отримали б усе: { $parties }
        [many] { $count } партнерів отримали б усе: { $parties }
       *[other] { $count } партнери отримали б усе: { $parties }
    }
alert-totals-none = { $party } не отримує нічого: { $why }
alert-totals-none-would = { $party } не отримав би нічого: { $why }
alert-totals-some = { $party } отримує { $some } з { $rows }: { $why }
alert-totals-some-would = { $party } отримав би { $some } з { $rows }: { $why }
alert-not-listed = орієнтування не перелічено
alert-list-nothing = Нічого не знайдено. Без відбору 'ntc alert list' показує все, що є на вузлі.
alert-column-event = ПОДІЯ
alert-column-from = ВІД КОГО
alert-column-kind = ВИД
alert-column-place = МІСЦЕ
alert-column-goods = ТОВАРИ
alert-column-urgency = ТЕРМІНОВІСТЬ
alert-categories = категорії
alert-not-published = орієнтування не опубліковано
alert-pages-looked = { $count ->
        [one] переглянуто { $count } запис, відповідних поки немає; пошук триває
        [few] переглянуто { $count } записи, відповідних поки немає; пошук триває
        [many] переглянуто { $count } записів, відповідних поки немає; пошук триває
       *[other] переглянуто { $count } записи, відповідних поки немає; пошук триває
    }
alert-pages-more = Це не все: --all перелічить усе, --page { $key } продовжить звідси.
alert-pages-on = Це не все: --page { $key } продовжить звідси.
alert-pages-surest = Це є в багатьох записах: заради точніших відповідей прочитано { $count }, решта йде від нових до старих, хоч би як точно вони відповідали. Що більше слів, то менше знайдеться.
alert-pages-behind = { $count ->
        [one] Найновіших може не бути: індекс відстає від вузла на { $count } елемент. Повторіть за мить.
        [few] Найновіших може не бути: індекс відстає від вузла на { $count } елементи. Повторіть за мить.
        [many] Найновіших може не бути: індекс відстає від вузла на { $count } елементів. Повторіть за мить.
       *[other] Найновіших може не бути: індекс відстає від вузла на { $count } елементи. Повторіть за мить.
    }
alert-out-of-reach = Недоступно записів { $party }: { $count }; партнера відкладено, причину показує 'ntc peer list --details'.
alert-out-of-reach-all = Недоступні всі записи { $party }, хоч скільки їх, і жодного не перелічено; партнера відкладено, причину показує 'ntc peer list --details'.
alert-made-reference = У чернетці немає облікового номера; його складено за змістом: { $reference }. Вкажіть national.source_reference, щоб змінений файл не вважали іншим випадком.
alert-nobody-left = Не залишилося тих, кому його можна отримати й у кого його немає: нічого нового не повідомлено.
alert-ask-nobody = Його ніхто не отримає. Щоб усе одно опублікувати, введіть yes:
alert-ask-elsewhere = запустіть там, де хтось може відповісти
alert-not-simulated = нічого не змодельовано
alert-not-publishable = чернетку не можна опублікувати
alert-would-again = Уже опубліковано як { $id }: повторна публікація нічого не запише.
alert-would-nobody = Його ніхто не отримає.
alert-checked = Чернетку може опублікувати { $origin }. Нікого не повідомлено.
alert-would-none-enrolled = Жодного партнера ще не зареєстровано: його ніхто не отримає.
alert-published-before = Уже опубліковано як { $id }: нічого нового не записано.
alert-published = Опубліковано: { $id }, елемент { $entry } реєстру, під підписаною контрольною точкою розміру { $size }.
alert-published-nobody = Його ніхто не отримує: жодного партнера не зареєстровано. Зареєструйте: 'ntc peer add CARD', потім повідомте з --again.
alert-concluded-nobody = Його ніхто не отримує. Причина в останньому стовпці; що і з ким чинне, показує 'ntc agreement list'. Коли це зміниться: ntc alert publish FILE --again
alert-concluded = { $count ->
        [one] Отримують { $entitled } з { $count } партнера. Що з ним стало: ntc alert delivery { $id }
        [few] Отримують { $entitled } з { $count } партнерів. Що з ним стало: ntc alert delivery { $id }
        [many] Отримують { $entitled } з { $count } партнерів. Що з ним стало: ntc alert delivery { $id }
       *[other] Отримують { $entitled } з { $count } партнерів. Що з ним стало: ntc alert delivery { $id }
    }
alert-unseen = Перевірте: просять вжити заходів, але про кого йдеться, не розкрито: { $parties }
alert-gets-nothing = нічого
alert-withheld-asked = не розкрито, можна запитати
alert-refused-not-listed = відхилені записи не перелічено
alert-refused-none = З надісланого партнерами нічого не відхилено.
alert-column-received = ОТРИМАНО (UTC)
alert-column-refused = ВІДХИЛЕНО
alert-column-again = ПЕРЕГЛЯД (UTC)
alert-not-withdrawn = орієнтування не відкликано
alert-reasons = причини
alert-retract-ask = Орієнтування { $id } буде знищено тут і в усіх партнерів, які його мають. Щоб відкликати, введіть yes:
alert-give-yes = вкажіть --yes
alert-withdrew = Відкликано: { $id }.
alert-withdrew-all = Відкликано: { $id }, усього версій: { $count }.
alert-retract-nobody = У жодного партнера його немає.
alert-retract-told = Їх повідомляють, бо воно їм надіслане або вже в дорозі:
alert-retract-unable = не читає відкликань: зателефонуйте
alert-not-shown = орієнтування не показано
alert-came-untold = До чого воно призвело, зараз сказати не можна: { $why }
alert-came-title = До чого воно призвело, за 'ntc outcome ID'. Час у UTC.
alert-came-none = Про результат ніхто не повідомив, і ніхто не зобовʼязаний.
alert-show-of = { $kind }, { $origin }
alert-show-contact-first = Перш ніж діяти, зверніться до автора.
alert-show-nothing-left = З його змісту нічого не залишилося.
alert-show-not-disclosed = Не розкрито або немає: { $sections }
alert-show-revealed = Показано пізніше за решту, і доведено, що підписано саме це: { $sections }
alert-show-entry = Елемент { $entry } реєстру автора; зберігається з { $since } UTC
alert-show-entry-key = Елемент { $entry } реєстру автора; зберігається з { $since } UTC; ключ автора { $key }
alert-show-retracted = Відкликано автором
alert-show-superseded = Виправлено автором
alert-show-same = Отримано іншим шляхом
alert-show-refused = Відхилено
alert-show-again = Буде розглянуто знову { $until } UTC
alert-show-held-back = Автор утримує частину
alert-show-kept = Зберігається до { $until } UTC, підстава: { $by }
alert-show-kept-section = { $section }: до { $until } UTC, підстава: { $by }
alert-show-use = Використання: { $said }
alert-bound-author = автор
alert-bound-agreement = угода { $agreement }
alert-bound-agreement-ended = закінчення угоди { $agreement }
alert-bound-own = правило цього вузла
alert-from = Від { $origin } через { $by }, без згоди, яку той назвав би; у { $origin } це { $id }
alert-from-consent = Від { $origin } через { $by }, за згодою { $consent } від { $origin }; у { $origin } це { $id }
alert-signed-known = Підписано ключем { $key }, названим у картці { $origin }; елемент { $entry } реєстру { $origin }
alert-signed-said = Підписано ключем { $key }, який, за словами { $by }, належить { $origin }; елемент { $entry } реєстру { $origin }
alert-also-author = Воно надійшло й від автора, TLP:{ $tlp }, записом { $id }; діють суворіші умови
alert-also-by = Воно надійшло й через { $by }, TLP:{ $tlp }, записом { $id }; діють суворіші умови
alert-kinds = види: { $names }
alert-page-key = ключ — той, яким закінчилася попередня сторінка
alert-goods-erased = знищено
alert-from-by = { $origin } через { $by }
alert-look-at = Перевірте:
alert-publish-it = Опублікувати
alert-pages-looking = відповідних поки немає; пошук триває
alert-published-unseen = Ваші правила не показують вам цей запис, а тому й хто його отримав.
alert-not-proven = доказ не записано
alert-proven = Записано файл { $file }. Хто його отримає, перевірить його командою 'ntc ledger check'; вузол не потрібен.
alert-proven-shows = У ньому показано розділи: { $sections }
alert-proven-nothing = У ньому не показано жодного розділу, лише заголовок.
alert-proven-whose = Що ключі належать { $origin }, відомо лише за відбитком, який зачитує сама ця сторона: { $fingerprint }
