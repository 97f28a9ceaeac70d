peer-card-not-read = картку не прочитано
peer-not-enrolled = партнера не зареєстровано
peer-fingerprint-is = відбиток картки: { $fingerprint }
peer-done-suspended = { $party }: обмін призупинено, до відновлення партнер нічого не отримує.
peer-done-resumed = { $party }: обмін відновлено, вузли зʼєднуються самі.
peer-done-same = { $party } уже зареєстровано з цією карткою; нічого не змінено.
peer-done-newer = { $party } зареєстровано з новішою карткою, вона замінила попередню; угоди залишаються чинними.
peer-done-enrolled = { $party } зареєстровано. Що він отримує, визначають угоди: 'ntc agreement list' показує їх, 'new' пише чернетку.
peer-done-removed = { $party } більше не зареєстровано.
peer-call = Зателефонуйте партнерові за відомим вам номером: нехай він прочитає вам свій відбиток.
peer-question = Чи збігається він з наведеним вище знак у знак? Щоб зареєструвати, введіть yes:
peer-give-fingerprint = вкажіть відбиток, який вам прочитав партнер: --fingerprint FINGERPRINT
peer-not-changed = відомості про партнера не змінено
peer-not-listed = партнерів не показано
peer-none = Партнерів немає. 'ntc peer add CARD' реєструє партнера.
peer-not-shown = партнера не показано
peer-not-removed = реєстрацію партнера не знято
peer-column-partner = ПАРТНЕР
peer-column-state = СТАН
peer-column-last-heard = НА ЗВʼЯЗКУ
peer-column-receipted = КВИТАНЦІЇ
peer-column-held = ОТРИМАНО
peer-column-refused = ВІДХИЛЕНО
peer-column-held-back = УТРИМАНО
peer-receipted = { $part } з { $whole }
peer-state-connected = на звʼязку
peer-state-waiting = очікування звʼязку
peer-state-quarantined = карантин
peer-state-stopped = зупинено
peer-state-aside = відкладено
peer-state-suspended = призупинено
peer-state-quota = квоту вичерпано
peer-card-not-enrolled = картку не зареєстровано
peer-takes-nothing = нічого не приймає
peer-receipt-refused = квитанцію відхилено
peer-is-suspended = партнера призупинено
peer-label-not-signing = Не підписує
peer-label-fingerprint = Відбиток
peer-label-state = Стан
peer-label-why = Чому
peer-label-ledger = Його реєстр
peer-verified = { $count ->
        [one] перевірено елементів: { $count }
        [few] перевірено елементів: { $count }
        [many] перевірено елементів: { $count }
       *[other] перевірено елементів: { $count }
    }
peer-label-last-heard = Був на звʼязку
peer-label-clock = Його годинник
peer-label-contact = Черговий контакт
peer-label-addresses = Адреси
peer-label-party = Сторона
peer-label-federation = Федерація
peer-label-replaces = Замінює
peer-replaces = картку { $fingerprint }; змінені ключі: { $keys }
peer-clock-unknown = поки невідомо
peer-clock-agrees = збігається
peer-clock-ahead = поспішає відносно цього вузла на { $seconds } с
peer-clock-behind = відстає від цього вузла на { $seconds } с
peer-label-card-of = Картка від
peer-label-reads = Його вузол читає
peer-label-sent = Надіслали ми
peer-label-received = Надіслав він
peer-label-last-fault = Останній збій
peer-whom-to-call = Кому телефонувати:
peer-no-agreement = Угод з ним немає: йому нічого не передається.
peer-agreements = Угоди:
peer-agreement = { $id }, версія { $version }: { $state }
peer-held-back-unknown = невідомо скільки ({ $why })
peer-sent = { $items }, підписано ним: { $signed }; утримано: { $held }; не прийнято ним: { $refused }
peer-refused = відхилено { $number }: { $reason }
peer-items = { $count ->
        [one] { $count } елемент
        [few] { $count } елементи
        [many] { $count } елементів
       *[other] { $count } елементів
    }
