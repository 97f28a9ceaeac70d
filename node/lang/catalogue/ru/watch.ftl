watch-kinds = { $kinds } или { $overdue }
watch-ended = узел завершил поток
watch-ended-why = он останавливается или был перезапущен
watch-ended-advice = запустите команду снова
watch-broke = Связь с узлом прервалась в { $at } UTC; новая попытка через { $seconds } с. Всё, что придёт за это время, будет показано потом.
watch-no-alerts = следить за ориентировками нельзя
watch-no-records = следить за записями нельзя
watch-watching = Наблюдение идёт. Завершить: Ctrl-C.
watch-said-of = { $id } ({ $origin })
watch-said-withdraws = отзывает { $what }
watch-said-corrects = исправляет { $what }
watch-said-asks = запрашивает о { $what }
watch-said-met = обнаружен объект из { $what }
watch-said-outcome = сообщает результат по { $what }
watch-said-speaks = говорит о { $what }
watch-overdue = ПРОСРОЧЕНО  { $task }, должен: { $by }
watch-call = звоните: { $whom }
watch-some-alerts = ориентировки
watch-some-records = записи
watch-alerts = { $count ->
        [one] { $count } ориентировка
        [few] { $count } ориентировки
        [many] { $count } ориентировок
       *[other] { $count } ориентировок
    }
watch-records = { $count ->
        [one] { $count } запись
        [few] { $count } записи
        [many] { $count } записей
       *[other] { $count } записей
    }
watch-gap = ПРОПУСК: здесь может не хватать: { $what }. Причина: { $because }. ntc alert list
watch-gap-of = ПРОПУСК: здесь может не хватать: { $what } ({ $origin }). Причина: { $because }. ntc alert list
