ledger-not-shown = реєстр не показано
ledger-no-witness = поки ніким
ledger-label-ledger = Реєстр
ledger-label-size = Обсяг
ledger-label-witnesses = Засвідчено
ledger-entries = { $count ->
        [one] { $count } елемент
        [few] { $count } елементи
        [many] { $count } елементів
       *[other] { $count } елементів
    }
ledger-records = { $count ->
        [one] { $count } запис
        [few] { $count } записи
        [many] { $count } записів
       *[other] { $count } записів
    }
ledger-size = { $entries }, з них { $records }
ledger-checkpoint = Остання підписана контрольна точка:
ledger-not-checked = реєстр перевірено не до кінця
ledger-reading = читання
ledger-ended = вузол завершив перевірку без результату
ledger-ended-advice = запустіть ще раз; якщо повториться, перегляньте журнал вузла
ledger-well = Усе гаразд. { $summary }
ledger-findings = { $count ->
        [one] { $count } порушення
        [few] { $count } порушення
        [many] { $count } порушень
       *[other] { $count } порушень
    }
ledger-broken = не все, що зберігається, таке, яким має бути
ledger-broken-advice = негайно повідомте адміністратора і не чіпайте файли вузла
ledger-proof-not-held = файл нічого не доводить
ledger-proof-advice = не покладайтеся на нього; попросіть у того, хто його дав, файл у тому вигляді, в якому його записано
ledger-proof-holds = Доказ правильний.
ledger-proof-proves = Що він доводить:
ledger-proof-signed = Ключ автора { $key } підписав цей заголовок і такі розділи: { $sections }
ledger-proof-signed-header = Ключ автора { $key } підписав цей заголовок; жодного розділу не показано.
ledger-proof-lies = Ключ реєстру { $key } підписав, що це елемент { $entry } з { $size } елементів реєстру { $ledger }.
ledger-proof-time = В елементі сказано, що його зроблено о { $time } UTC за годинником { $origin }.
ledger-proof-witness = Ключ { $key }, який має назву { $name }, підписав о { $time } UTC, що цей стан реєстру узгоджується з усім, що він про нього бачив.
ledger-proof-no-witness = Крім самої сторони, цей стан реєстру ніхто не підписав.
ledger-proof-proves-not = Чого він не доводить:
ledger-proof-whose = Що ключі належать { $origin }: це відомо лише за відбитком її картки, який має зачитати сама сторона. Відбиток: { $fingerprint }
ledger-proof-whose-witness = Що ключі тих, хто підписав поруч, належать їм: порівняйте їх із картками цих сторін.
ledger-proof-since = Що жоден ключ не відкликано після { $time } UTC, коли зроблено картку: запитайте сторону.
ledger-proof-not-shown = Чи має запис ці розділи і чи їх приховано або стерто: { $sections }
ledger-proof-media = Що показують знімки й документи: у файлі є лише їхні хеші.
ledger-proof-later = Що сталося із записом потім: чи його виправлено, відкликано, чи дано на нього відповідь.
