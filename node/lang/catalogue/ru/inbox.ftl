inbox-nothing = Вас ничего не ждёт.
inbox-nothing-owed = За вами ничего не числится.
inbox-ending = { $count ->
        [one] Удаляется в течение { $count } дня, так как истекает срок хранения:
        [few] Удаляется в течение { $count } дней, так как истекает срок хранения:
        [many] Удаляется в течение { $count } дней, так как истекает срок хранения:
       *[other] Удаляется в течение { $count } дней, так как истекает срок хранения:
    }
inbox-ending-more = и ещё { $count }; ntc record ending
inbox-met = { $record }: { $who } обнаружил объект вашей ориентировки { $alert }: { $says }
inbox-do-answer = О чём запрос: ntc request show RECORD. Ответить: ntc answer RECORD --status CODE
inbox-do-acknowledge = Сообщить, что над ним работают: ntc request take RECORD
inbox-do-consent = Решить: ntc consent grant RECORD; или: ntc consent refuse RECORD --refusal CODE
inbox-do-outcome = Сообщить, что из этого вышло: ntc outcome RECORD --result CODE
inbox-do-continue = Что требуется: ntc alert show RECORD. Сообщить: ntc request about ID --continues RECORD
inbox-do-hit-outcome = Сообщить результат по тому, кого или что вы обнаружили: ntc outcome RECORD --result CODE
inbox-do-hit = Что обнаружено: ntc alert show RECORD. Что вы этим занимаетесь: ntc request take RECORD. Спросить: ntc request about RECORD
inbox-do-recall = Узнайте, кто здесь действовал на её основании, и сообщите автору: ntc recall acted RECORD PARTY --undone yes; если отменять было нечего, no вместо yes
inbox-asked-title = Партнёры за 7 дней запрашивали об этом, и есть совпадения с записями ваших списков:
inbox-asked = { $at } { $who } запросил: { $subject }, цель: { $purpose }; совпало: { $entries }
inbox-asked-more = и ещё { $count }; ntc query list
inbox-do-asked = Что запрошено и зачем: ntc query list. Запись списка: ntc watchlist show LIST KEY. Спросить партнёра: ntc request new
