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
words-unseen-answers = { $count ->
        [one] Ваші правила не показують вам { $count } відповідь.
        [few] Ваші правила не показують вам { $count } відповіді.
        [many] Ваші правила не показують вам { $count } відповідей.
       *[other] Ваші правила не показують вам { $count } відповідей.
    }
words-unseen-outcomes = { $count ->
        [one] Ваші правила не показують вам { $count } результат.
        [few] Ваші правила не показують вам { $count } результати.
        [many] Ваші правила не показують вам { $count } результатів.
       *[other] Ваші правила не показують вам { $count } результатів.
    }
words-unseen-others = { $count ->
        [one] Ваші правила не показують вам { $count } інший з них.
        [few] Ваші правила не показують вам { $count } інші з них.
        [many] Ваші правила не показують вам { $count } інших з них.
       *[other] Ваші правила не показують вам { $count } інших з них.
    }
words-unseen-questions = { $count ->
        [one] Ваші правила не показують вам { $count } питання, відповідь на яке є в записах.
        [few] Ваші правила не показують вам { $count } питання, відповідь на які є в записах.
        [many] Ваші правила не показують вам { $count } питань, відповідь на які є в записах.
       *[other] Ваші правила не показують вам { $count } питань, відповідь на які є в записах.
    }
words-unseen-records = { $count ->
        [one] Ваші правила не показують вам { $count } запис.
        [few] Ваші правила не показують вам { $count } записи.
        [many] Ваші правила не показують вам { $count } записів.
       *[other] Ваші правила не показують вам { $count } записів.
    }
words-unseen-records-of-these = { $count ->
        [one] Ваші правила не показують вам { $count } запис із цих.
        [few] Ваші правила не показують вам { $count } записи з цих.
        [many] Ваші правила не показують вам { $count } записів із цих.
       *[other] Ваші правила не показують вам { $count } записів із цих.
    }
words-of-thousand = { $score } із 1000
