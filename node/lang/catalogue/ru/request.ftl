request-not-asked = запрос не отправлен
request-sample-advice = впишите свой вопрос и партнёра, которого спрашиваете, затем отправьте: 'ntc request new FILE'
request-not-shown = запрос не показан
request-not-told = ничего не сообщено
request-kinds = виды
request-hours = { $count ->
        [one] { $count } час
        [few] { $count } часа
        [many] { $count } часов
       *[other] { $count } часов
    }
request-minutes = { $count ->
        [one] { $count } минута
        [few] { $count } минуты
        [many] { $count } минут
       *[other] { $count } минут
    }
request-is-asked = { $party }: запрос отправлен, запись
request-was-asked = { $party }: запрос уже был отправлен, ничего не записано, запись
request-due = Срок ответа с момента получения запроса: { $time }.
request-sooner = Это раньше согласованного срока: { $agreed }.
request-not-yet = { $party }: запрос ещё не отправлен.
request-ask-it = Отправить запрос
request-title = Запрос { $id } от { $origin }
request-title-withdrawn = Запрос { $id } от { $origin }, отозван отправителем
request-label-received = получен
request-label-taken = взят в работу
request-label-asks = запрашивается
request-label-question = вопрос
request-label-because = основание
request-label-about = о записи
request-about = { $id } от { $origin }
request-no-time = не сообщено
request-column-party = ЧЕЙ ОТВЕТ
request-column-status = СТАТУС
request-column-since = С
request-column-until = ДО
request-column-record = ЗАПИСЬ
request-taken = Автору сообщается, что вы работаете над { $id }, запись
