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
ledger-proof-not-held = файл ничего не доказывает
ledger-proof-advice = не полагайтесь на него; попросите у того, кто его дал, файл в том виде, в каком он был записан
ledger-proof-holds = Доказательство верно.
ledger-proof-proves = Что оно доказывает:
ledger-proof-signed = Ключ автора { $key } подписал этот заголовок и следующие разделы: { $sections }
ledger-proof-signed-header = Ключ автора { $key } подписал этот заголовок; ни один раздел не показан.
ledger-proof-lies = Ключ реестра { $key } подписал, что это элемент { $entry } из { $size } элементов реестра { $ledger }.
ledger-proof-time = В элементе сказано, что он сделан в { $time } UTC по часам { $origin }.
ledger-proof-witness = Ключ { $key }, который носит имя { $name }, подписал в { $time } UTC, что это состояние реестра согласуется со всем, что он о нём видел.
ledger-proof-no-witness = Кроме самой стороны, это состояние реестра никто не подписал.
ledger-proof-proves-not = Чего оно не доказывает:
ledger-proof-whose = Что ключи принадлежат { $origin }: это известно только по отпечатку её карточки, который должна зачитать сама сторона. Отпечаток: { $fingerprint }
ledger-proof-whose-witness = Что ключи подписавших рядом принадлежат им: сравните их с карточками этих сторон.
ledger-proof-since = Что ни один ключ не отозван после { $time } UTC, когда сделана карточка: спросите сторону.
ledger-proof-not-shown = Есть ли в записи эти разделы и были ли они скрыты или стёрты: { $sections }
ledger-proof-media = Что показывают снимки и документы: в файле есть только их хеши.
ledger-proof-later = Что стало с записью потом: исправлена ли она, отозвана ли, дан ли на неё ответ.
