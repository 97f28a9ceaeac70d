watch-kinds = { $kinds } або { $overdue }
watch-ended = вузол завершив потік
watch-ended-why = він зупиняється або був перезапущений
watch-ended-advice = запустіть команду знову
watch-broke = Звʼязок з вузлом перервався о { $at } UTC; нова спроба через { $seconds } с. Усе, що надійде за цей час, буде показано потім.
watch-no-alerts = стежити за орієнтуваннями не можна
watch-no-records = стежити за записами не можна
watch-watching = Спостереження триває. Завершити: Ctrl-C.
watch-said-of = { $id } ({ $origin })
watch-said-withdraws = відкликає { $what }
watch-said-corrects = виправляє { $what }
watch-said-asks = запитує про { $what }
watch-said-met = виявлено обʼєкт із { $what }
watch-said-outcome = повідомляє результат щодо { $what }
watch-said-speaks = говорить про { $what }
watch-overdue = ПРОСТРОЧЕНО  { $task }, винен: { $by }
watch-call = телефонуйте: { $whom }
watch-some-alerts = орієнтування
watch-some-records = записи
watch-alerts = { $count ->
        [one] { $count } орієнтування
        [few] { $count } орієнтування
        [many] { $count } орієнтувань
       *[other] { $count } орієнтувань
    }
watch-records = { $count ->
        [one] { $count } запис
        [few] { $count } записи
        [many] { $count } записів
       *[other] { $count } записів
    }
watch-gap = ПРОПУСК: тут може бракувати: { $what }. Причина: { $because }. ntc alert list
watch-gap-of = ПРОПУСК: тут може бракувати: { $what } ({ $origin }). Причина: { $because }. ntc alert list
