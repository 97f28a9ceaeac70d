words-eta-left = осталось { $eta }
words-delivery-unknown = неизвестно
words-delivery-queued = ждёт отправки
words-delivery-sent = отправлено, квитанции ещё нет
words-delivery-received = получено, квитанция подписана
words-delivery-accepted = принято, квитанция подписана
words-delivery-judged-later = получено, решение позже
words-delivery-withheld = не передаётся
words-delivery-held-back = пока задержано
words-delivery-erased = удалено до отправки
words-delivery-refused = получено, не принято
words-contact-first = НЕ ДЕЙСТВОВАТЬ БЕЗ СОГЛАСОВАНИЯ
words-never = никогда
words-just-now = только что
words-seconds-ago = { $count } с назад
words-minutes-ago = { $count } мин назад
words-hours-ago = { $count } ч назад
words-days-ago = { $count ->
        [one] { $count } день назад
        [few] { $count } дня назад
        [many] { $count } дней назад
       *[other] { $count } дней назад
    }
words-kind-unknown = вид { $number }
words-more-pages = Далее: --page { $key }
words-yes = да
words-no = нет
