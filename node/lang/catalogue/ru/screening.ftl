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
screening-subject-none = Под обозначением { $reference } никто не хранится. Ищутся только обозначение в файле, собственное имя узла и номер записи: ни имя, ни номер документа. Срок хранения сверенных объектов: { $days }
screening-subject-how = укажите обозначение так, как в файле, собственное имя узла, как его показывает совпадение, или полный номер записи
screening-subject-record = запись { $id } от { $origin }, { $field }
screening-subject-kept = хранится до { $until } UTC
screening-column-when = КОГДА (UTC)
screening-column-against = С ЧЕМ
screening-column-result = РЕЗУЛЬТАТ
screening-found-nothing = ничего не найдено
screening-found = { $count ->
        [one] найдено: { $count }
        [few] найдено: { $count }
        [many] найдено: { $count }
       *[other] найдено: { $count }
    }
screening-met = найдено; совпадение показывает 'ntc hit list'
screening-met-unknown = не отмечено: сразу найдено слишком много; показывает 'ntc hit list'
screening-not-against = { $against }; НЕ с { $lists }
screening-subject-more = С этим именем есть и другие; восемь или более знаков имени, данного узлом, покажут только одного
screening-times-more = { $count ->
        [one] Сверено повторно ещё { $count } раз
        [few] Сверено повторно ещё { $count } раза
        [many] Сверено повторно ещё { $count } раз
       *[other] Сверено повторно ещё { $count } раза
    }
screening-subject-unseen = { $count ->
        [one] Ещё { $count } объект — в записи, которую ваши правила вам не показывают
        [few] Ещё { $count } объекта — в записях, которые ваши правила вам не показывают
        [many] Ещё { $count } объектов — в записях, которые ваши правила вам не показывают
       *[other] Ещё { $count } объекта — в записях, которые ваши правила вам не показывают
    }
screening-not-erased = никто не удалён
screening-erase-several = { $count ->
        [one] с этим именем хранится { $count }; укажите имя нужного, данное узлом, его показывает 'ntc screening subject'
        [few] с этим именем хранятся { $count }; укажите имя нужного, данное узлом, его показывает 'ntc screening subject'
        [many] с этим именем хранятся { $count }; укажите имя нужного, данное узлом, его показывает 'ntc screening subject'
       *[other] с этим именем хранятся { $count }; укажите имя нужного, данное узлом, его показывает 'ntc screening subject'
    }
screening-erase-ask = { $who } будет удалён из сверенного; совпадения с ним, хранимые запросы и аудит остаются. Чтобы удалить, введите yes:
screening-erase-yes = укажите --yes
screening-erase-record = { $reference } — запись, и удаляется она иначе: администратор выполняет 'ntc record erase ID'
screening-erased = #{ $name }: здесь удалено. Остаётся прочее, где может стоять имя: совпадения, в том числе нерешённые, запросы на 30 дней и записи контрольных списков
