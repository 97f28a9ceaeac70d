words-eta-left = залишилося { $eta }
words-delivery-unknown = невідомо
words-delivery-queued = чекає на надсилання
words-delivery-sent = надіслано, квитанції ще немає
words-delivery-received = отримано, квитанцію підписано
words-delivery-accepted = прийнято, квитанцію підписано
words-delivery-judged-later = отримано, рішення згодом
words-delivery-withheld = не передається
words-delivery-held-back = поки затримано
words-delivery-erased = стерто до надсилання
words-delivery-refused = отримано, не прийнято
words-contact-first = НЕ ДІЯТИ БЕЗ ПОГОДЖЕННЯ
words-never = ніколи
words-just-now = щойно
words-seconds-ago = { $count } с тому
words-minutes-ago = { $count } хв тому
words-hours-ago = { $count } год тому
words-days-ago = { $count ->
        [one] { $count } день тому
        [few] { $count } дні тому
        [many] { $count } днів тому
       *[other] { $count } днів тому
    }
words-kind-unknown = вид { $number }
words-more-pages = Далі: --page { $key }
words-yes = так
words-no = ні
