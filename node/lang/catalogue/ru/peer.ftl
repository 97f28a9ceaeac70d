peer-card-not-read = карточка не прочитана
peer-not-enrolled = партнёр не зарегистрирован
peer-fingerprint-is = отпечаток карточки: { $fingerprint }
peer-done-suspended = { $party }: обмен приостановлен, до возобновления партнёр ничего не получает.
peer-done-resumed = { $party }: обмен возобновлён, узлы соединяются сами.
peer-done-same = { $party } уже зарегистрирован с этой карточкой; ничего не изменено.
peer-done-newer = { $party } зарегистрирован с новой карточкой, она заменила прежнюю; соглашения остаются в силе.
peer-done-enrolled = { $party } зарегистрирован. Что он получает, определяют соглашения: 'ntc agreement list' показывает их, 'new' пишет черновик.
peer-done-removed = { $party } больше не зарегистрирован.
peer-call = Позвоните партнёру по известному вам номеру: пусть он прочтёт вам свой отпечаток.
peer-question = Совпадает ли он с указанным выше знак в знак? Чтобы зарегистрировать, введите yes:
peer-give-fingerprint = укажите отпечаток, который вам прочёл партнёр: --fingerprint FINGERPRINT
peer-not-changed = сведения о партнёре не изменены
peer-not-listed = партнёры не показаны
peer-none = Партнёров нет. 'ntc peer add CARD' регистрирует партнёра.
peer-not-shown = партнёр не показан
peer-not-removed = регистрация партнёра не снята
peer-column-partner = ПАРТНЁР
peer-column-state = СОСТОЯНИЕ
peer-column-last-heard = НА СВЯЗИ
peer-column-receipted = КВИТАНЦИИ
peer-column-held = ПОЛУЧЕНО
peer-column-refused = ОТКАЗАНО
peer-column-held-back = УДЕРЖАНО
peer-receipted = { $part } из { $whole }
peer-state-connected = на связи
peer-state-waiting = ожидание связи
peer-state-quarantined = карантин
peer-state-stopped = остановлен
peer-state-aside = отложен
peer-state-suspended = приостановлен
peer-state-quota = квота исчерпана
peer-card-not-enrolled = карточка не зарегистрирована
peer-takes-nothing = ничего не принимает
peer-receipt-refused = квитанция отклонена
peer-is-suspended = партнёр приостановлен
peer-label-not-signing = Не подписывает
peer-label-fingerprint = Отпечаток
peer-label-state = Состояние
peer-label-why = Почему
peer-label-ledger = Его реестр
peer-verified = { $count ->
        [one] проверено элементов: { $count }
        [few] проверено элементов: { $count }
        [many] проверено элементов: { $count }
       *[other] проверено элементов: { $count }
    }
peer-label-last-heard = Был на связи
peer-label-clock = Его часы
peer-label-contact = Дежурный контакт
peer-label-addresses = Адреса
peer-label-party = Сторона
peer-label-federation = Федерация
peer-label-replaces = Заменяет
peer-replaces = карточку { $fingerprint }; изменённые ключи: { $keys }
peer-clock-unknown = пока неизвестно
peer-clock-agrees = совпадают
peer-clock-ahead = спешат относительно часов этого узла на { $seconds } с
peer-clock-behind = отстают от часов этого узла на { $seconds } с
peer-label-card-of = Карточка от
peer-label-reads = Его узел читает
peer-label-sent = Отправили мы
peer-label-received = Отправил он
peer-label-last-fault = Последний сбой
peer-whom-to-call = Кому звонить:
peer-no-agreement = Соглашений с ним нет: с ним ничем не делятся.
peer-agreements = Соглашения:
peer-agreement = { $id }, версия { $version }: { $state }
peer-held-back-unknown = неизвестно сколько ({ $why })
peer-sent = { $items }, подписано им: { $signed }; удержано: { $held }; не принято им: { $refused }
peer-refused = отказано { $number }: { $reason }
peer-items = { $count ->
        [one] { $count } элемент
        [few] { $count } элемента
        [many] { $count } элементов
       *[other] { $count } элементов
    }
