request-not-asked = запит не надіслано
request-sample-advice = впишіть своє питання і партнера, якого питаєте, потім надішліть: 'ntc request new FILE'
request-not-shown = запит не показано
request-not-told = нічого не повідомлено
request-kinds = види
request-hours = { $count ->
        [one] { $count } година
        [few] { $count } години
        [many] { $count } годин
       *[other] { $count } годин
    }
request-minutes = { $count ->
        [one] { $count } хвилина
        [few] { $count } хвилини
        [many] { $count } хвилин
       *[other] { $count } хвилин
    }
request-is-asked = { $party }: запит надіслано, запис
request-was-asked = { $party }: запит уже було надіслано, нічого не записано, запис
request-due = Строк відповіді з моменту отримання запиту: { $time }.
request-sooner = Це раніше за погоджений строк: { $agreed }.
request-not-yet = { $party }: запит ще не надіслано.
request-ask-it = Надіслати запит
request-title = Запит { $id } від { $origin }
request-title-withdrawn = Запит { $id } від { $origin }, відкликано відправником
request-label-received = отримано
request-label-taken = взято в роботу
request-label-asks = запитується
request-label-question = питання
request-label-because = підстава
request-label-about = про запис
request-about = { $id } від { $origin }
request-no-time = не повідомлено
request-column-party = ЧИЯ ВІДПОВІДЬ
request-column-status = СТАТУС
request-column-since = З
request-column-until = ДО
request-column-record = ЗАПИС
request-taken = Автору повідомляється, що ви працюєте над { $id }, запис
