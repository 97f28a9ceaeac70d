ledger-not-shown = реестр не показан
ledger-no-witness = пока никем
ledger-label-ledger = Реестр
ledger-label-size = Объём
ledger-label-witnesses = Засвидетельствован
ledger-entries = { $count ->
        [one] { $count } элемент
        [few] { $count } элемента
        [many] { $count } элементов
       *[other] { $count } элементов
    }
ledger-records = { $count ->
        [one] { $count } запись
        [few] { $count } записи
        [many] { $count } записей
       *[other] { $count } записей
    }
ledger-size = { $entries }, из них { $records }
ledger-checkpoint = Последняя подписанная контрольная точка:
ledger-not-checked = реестр проверен не до конца
ledger-reading = чтение
ledger-ended = узел завершил проверку без результата
ledger-ended-advice = запустите ещё раз; если повторится, посмотрите журнал узла
ledger-well = Всё в порядке. { $summary }
ledger-findings = { $count ->
        [one] { $count } нарушение
        [few] { $count } нарушения
        [many] { $count } нарушений
       *[other] { $count } нарушений
    }
ledger-broken = не всё хранимое таково, каким должно быть
ledger-broken-advice = немедленно сообщите администратору и не трогайте файлы узла
