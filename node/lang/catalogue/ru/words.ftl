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
words-unseen-answers = { $count ->
        [one] Ваши правила не показывают вам { $count } ответ.
        [few] Ваши правила не показывают вам { $count } ответа.
        [many] Ваши правила не показывают вам { $count } ответов.
       *[other] Ваши правила не показывают вам { $count } ответов.
    }
words-unseen-outcomes = { $count ->
        [one] Ваши правила не показывают вам { $count } результат.
        [few] Ваши правила не показывают вам { $count } результата.
        [many] Ваши правила не показывают вам { $count } результатов.
       *[other] Ваши правила не показывают вам { $count } результатов.
    }
words-unseen-others = { $count ->
        [one] Ваши правила не показывают вам { $count } другое из них.
        [few] Ваши правила не показывают вам { $count } других из них.
        [many] Ваши правила не показывают вам { $count } других из них.
       *[other] Ваши правила не показывают вам { $count } других из них.
    }
words-unseen-questions = { $count ->
        [one] Ваши правила не показывают вам { $count } вопрос, ответ на который есть в записях.
        [few] Ваши правила не показывают вам { $count } вопроса, ответ на которые есть в записях.
        [many] Ваши правила не показывают вам { $count } вопросов, ответ на которые есть в записях.
       *[other] Ваши правила не показывают вам { $count } вопросов, ответ на которые есть в записях.
    }
words-unseen-records = { $count ->
        [one] Ваши правила не показывают вам { $count } запись.
        [few] Ваши правила не показывают вам { $count } записи.
        [many] Ваши правила не показывают вам { $count } записей.
       *[other] Ваши правила не показывают вам { $count } записей.
    }
words-unseen-records-of-these = { $count ->
        [one] Ваши правила не показывают вам { $count } запись из этих.
        [few] Ваши правила не показывают вам { $count } записи из этих.
        [many] Ваши правила не показывают вам { $count } записей из этих.
       *[other] Ваши правила не показывают вам { $count } записей из этих.
    }
words-of-thousand = { $score } из 1000
