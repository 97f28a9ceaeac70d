node-not-said = вузол не повідомив про свій стан
node-no-party = вузол називає сторону не в цьому вигляді: { $error }
node-no-party-advice = використовуйте ntc тієї самої версії, що й вузол
node-label-party = Сторона
node-label-state = Стан
node-label-since = Працює з
node-since = { $at } UTC ({ $ago }), версія { $version }
node-label-partners = Партнери
node-partners = на звʼязку { $connected } із { $all }
node-label-published = Опубліковано
node-published = { $records }; у реєстрі { $entries }
node-records = { $count ->
        [one] { $count } запис
        [few] { $count } записи
        [many] { $count } записів
       *[other] { $count } записів
    }
node-entries = { $count ->
        [one] { $count } елемент
        [few] { $count } елементи
        [many] { $count } елементів
       *[other] { $count } елементів
    }
node-label-received = Отримано
node-received = { $records }; відхилено: { $refused }
node-label-disk = Вільно на диску
node-label-index = Індекс
node-index-lag = { $count ->
        [one] відстає від журналу на { $count } елемент: у списках немає найновішого
        [few] відстає від журналу на { $count } елементи: у списках немає найновішого
        [many] відстає від журналу на { $count } елементів: у списках немає найновішого
       *[other] відстає від журналу на { $count } елементів: у списках немає найновішого
    }
node-nothing-to-look-at = Ніщо не потребує вашої уваги.
node-to-look-at = Зверніть увагу:
node-state-ready = готовий
node-state-full = диск заповнено
node-state-starting = запускається
node-state-read-only = лише читання
node-state-guarded = під захистом
