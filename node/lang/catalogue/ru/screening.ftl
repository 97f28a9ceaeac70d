screening-not-set = режим не установлен
screening-not-shown = ничего не показано
screening-active-now = Теперь действует: { $preset }
screening-stays = Ничего не изменено: по-прежнему действует { $active }
screening-active = Действует: { $active }
screening-nobody-kept = Сверенных объектов пока нет: что покажет режим, сказать нельзя
screening-column-preset = РЕЖИМ
screening-column-shown = ПОКАЗАНО
screening-column-of = ИЗ 1000
screening-mark-active = действует
screening-mark-asked = запрошено
screening-rates-of = { $count ->
        [one] Из { $count } объекта, сверенного с { $since } UTC
        [few] Из { $count } объектов, сверенных с { $since } UTC
        [many] Из { $count } объектов, сверенных с { $since } UTC
       *[other] Из { $count } объектов, сверенных с { $since } UTC
    }
screening-against = Сверка ведётся с: { $against }
screening-memory = Режим: { $preset }; списки и ориентировки занимают в памяти { $size }
screening-damaged = НЕ сверяется с { $list }: список повреждён; причину показывает 'ntc watchlist list'
screening-loading = Новейшая редакция { $list } загружается; до тех пор действует прежняя
screening-kept = { $count ->
        [one] Хранится { $count } сверенный объект, срок хранения: { $days }
        [few] Хранится { $count } сверенных объекта, срок хранения: { $days }
        [many] Хранится { $count } сверенных объектов, срок хранения: { $days }
       *[other] Хранится { $count } сверенных объектов, срок хранения: { $days }
    }
screening-days = { $count ->
        [one] { $count } день
        [few] { $count } дня
        [many] { $count } дней
       *[other] { $count } дней
    }
screening-again = Идёт повторная сверка: изменился список или ориентировка
screening-behind = { $count ->
        [one] Из опубликованного и полученного ещё предстоит сверить { $count } запись
        [few] Из опубликованного и полученного ещё предстоит сверить { $count } записи
        [many] Из опубликованного и полученного ещё предстоит сверить { $count } записей
       *[other] Из опубликованного и полученного ещё предстоит сверить { $count } записей
    }
