watchlist-modes = допустимые режимы: { $modes }
watchlist-actions = допустимые действия: { $actions }
watchlist-markers = допустимые отметки: { $markers }
watchlist-grade = '{ $text }' не оценка; укажите как 4x4:B2, 3x5x2:1A или admiralty:B2
watchlist-not-made = список не создан
watchlist-not-described = описание списка не изменено
watchlist-made = Создан список { $state }
watchlist-not-written = список не записан
watchlist-exported = { $count ->
        [one] В { $file } записана { $count } позиция списка { $list }
        [few] В { $file } записаны { $count } позиции списка { $list }
        [many] В { $file } записано { $count } позиций списка { $list }
       *[other] В { $file } записано { $count } позиций списка { $list }
    }
watchlist-exported-without = В файле нет: названия, передачи, основания, оценки и срока самого списка.
watchlist-exported-anew = Чтобы создать тот же список заново: 'ntc watchlist create LIST' со всем этим, затем 'ntc watchlist add LIST FILE --as-written'
watchlist-not-taken-in = список не загружен
watchlist-forms = допустимые форматы: { $forms }
watchlist-several = несколько ваших таблиц составят один список; назовите его через --to
watchlist-to-one = файлы относятся к разным спискам, а --to называет один: { $lists }
watchlist-to-one-advice = уберите --to или загрузите каждый список отдельной командой
watchlist-unnamed = имя файла не годится для списка; назовите список через --to
watchlist-there = список { $list } уже есть, а таблица из другого файла может быть другим списком
watchlist-there-advice = 'ntc watchlist update { $list } FILE' загружает её как новую версию, --to NAME как другой список
watchlist-entries-read = прочитано позиций
watchlist-try-again = повторите попытку
watchlist-cut-short = узел завершил вызов, не сообщив, чем закончилась загрузка
watchlist-look = посмотрите 'ntc watchlist list'
watchlist-took-in = { $count ->
        [one] Загружен список { $list }: { $count } позиция
        [few] Загружен список { $list }: { $count } позиции
        [many] Загружен список { $list }: { $count } позиций
       *[other] Загружен список { $list }: { $count } позиций
    }
watchlist-would-hold = { $count ->
        [one] Ничего не изменено. В списке { $list } была бы { $count } позиция
        [few] Ничего не изменено. В списке { $list } было бы { $count } позиции
        [many] Ничего не изменено. В списке { $list } было бы { $count } позиций
       *[other] Ничего не изменено. В списке { $list } было бы { $count } позиций
    }
watchlist-before = Было: { $before }. Добавлено { $added }, изменено { $changed }, перенумеровано { $renumbered }, удалено { $removed }
watchlist-fate-added = добавлено
watchlist-fate-changed = изменено
watchlist-fate-renumbered = перенумеровано
watchlist-fate-removed = удалено
watchlist-formerly = { $change }, прежде: { $former }
watchlist-left = Не участвует в сверке { $what }: { $count }
watchlist-faults = { $count ->
        [one] { $count } ошибка:
        [few] { $count } ошибки:
        [many] { $count } ошибок:
       *[other] { $count } ошибок:
    }
watchlist-place = файл { $file }, строка { $line }
watchlist-place-entry = файл { $file }, строка { $line }, позиция { $key }
watchlist-taken-without = взято без этого
watchlist-taken-as-written = взято так, как записано
watchlist-taken-year = сохранён только год
watchlist-not-taken = не взято
watchlist-do = что делать: { $advice }
watchlist-do-as-written = сверьте с документами, цифра за цифрой; номер принят как записан
watchlist-do-last-row = проверьте, полна ли последняя строка файла; она принята
watchlist-more-changes = и ещё изменений: { $count }; они есть в --json
watchlist-more-faults = и ещё ошибок: { $count }; они есть в --json
watchlist-not-listed = списки не показаны
watchlist-none = Контрольных списков нет. 'ntc watchlist import FILE' загружает список.
watchlist-column-list = СПИСОК
watchlist-column-entries = ПОЗИЦИИ
watchlist-column-changed = ИЗМЕНЁН
watchlist-column-by = КЕМ
watchlist-column-from = ОТКУДА
watchlist-column-leaves = ПОКИДАЕТ УЗЕЛ
watchlist-officers = сотрудники
watchlist-not-shown = список не показан
watchlist-empty = В нём нет позиций.
watchlist-more = Далее: --after { $key }
watchlist-column-key = КЛЮЧ
watchlist-column-what = ЧТО
watchlist-column-name = ИМЯ
watchlist-column-born = РОЖДЕНИЕ
watchlist-column-numbers = НОМЕРА
watchlist-column-states = ГОСУДАРСТВА
watchlist-label-key = Ключ
watchlist-label-what = Что
watchlist-label-names = Имена
watchlist-label-born = Рождение
watchlist-label-born-at = Место рождения
watchlist-label-sex = Пол
watchlist-label-nationalities = Гражданства
watchlist-label-states = Государства
watchlist-label-numbers = Номера
watchlist-label-email = Эл. почта
watchlist-label-addresses = Адреса
watchlist-label-goods = Товары и маршруты
watchlist-label-listed = В перечне
watchlist-label-former = Прежние ключи
watchlist-label-remarks = Примечания
watchlist-label-own = Запрошено отдельно
watchlist-damaged = { $list }: список повреждён, сверка с ним не ведётся: { $why }
watchlist-edition = { $count ->
        [one] { $count } позиция, изменение { $number } от { $at } UTC, { $by }
        [few] { $count } позиции, изменение { $number } от { $at } UTC, { $by }
        [many] { $count } позиций, изменение { $number } от { $at } UTC, { $by }
       *[other] { $count } позиций, изменение { $number } от { $at } UTC, { $by }
    }
watchlist-told-none = Партнёрам ещё не сообщено ни одной позиции; 'ntc watchlist push { $list }' сообщает новое.
watchlist-told-new = { $count ->
        [one] Партнёрам могла быть сообщена { $count } позиция; 'ntc watchlist push { $list }' сообщает новое.
        [few] Партнёрам могли быть сообщены { $count } позиции; 'ntc watchlist push { $list }' сообщает новое.
        [many] Партнёрам могли быть сообщены { $count } позиций; 'ntc watchlist push { $list }' сообщает новое.
       *[other] Партнёрам могли быть сообщены { $count } позиций; 'ntc watchlist push { $list }' сообщает новое.
    }
watchlist-told-back = { $count ->
        [one] Партнёрам могла быть сообщена { $count } позиция; 'ntc watchlist push { $list }' отзывает это.
        [few] Партнёрам могли быть сообщены { $count } позиции; 'ntc watchlist push { $list }' отзывает это.
        [many] Партнёрам могли быть сообщены { $count } позиций; 'ntc watchlist push { $list }' отзывает это.
       *[other] Партнёрам могли быть сообщены { $count } позиций; 'ntc watchlist push { $list }' отзывает это.
    }
watchlist-leaves-push = Позиции передаются как ориентировки, и по списку даются ответы на вопросы партнёров.
watchlist-leaves-hits = Партнёры, которым позволяет соглашение, узнают, есть ли совпадение по их вопросу.
watchlist-leaves-no-more = Больше ничего из него не покидает узел.
watchlist-leaves-nothing = Ничего из него не покидает узел.
watchlist-asked = Запрошено: { $asked }
watchlist-warning = { $action }; внимание: { $markers }
watchlist-order = { $action }; основание: { $basis }; { $until }, пересмотр до { $review }; владелец { $owner }
watchlist-order-first = { $action }; основание: { $basis }; { $until }, пересмотр до { $review }; владелец { $owner }, запрашивается до любых действий
watchlist-no-end = бессрочно
watchlist-until = до { $day }
watchlist-reviews-due = { $list }: пересмотры со сроком в ближайшие 30 дней или просроченные: { $count }, первый — { $day }
watchlist-source = Источник: { $format }, версия { $version }
watchlist-source-unversioned = Источник: { $format }, версия не указана
watchlist-refused-part = { $count ->
        [one] Не взята { $count } позиция или строка
        [few] Не взято { $count } позиции или строки
        [many] Не взято { $count } позиций или строк
       *[other] Не взято { $count } позиций или строк
    }
watchlist-not-put = ни одна позиция не записана
watchlist-kinds = допустимые виды: { $kinds }
watchlist-add-nothing = не указано, кто или что разыскивается
watchlist-add-how = назовите имя, номер, адрес или товар с маршрутом: --name, --born, --nationality, --number, --email, --address, --hs или --word с --origin, --via или --destination; например: ntc watchlist add LIST --kind person --name "Anna Invented" --born 1961-03
watchlist-add-unended = посмотрите на конец файла: если последняя строка полна, --as-written примет её как есть, а перевод строки после неё снимет сомнение
watchlist-number-form = укажите как passport:X0000001:GE или container:CSQU3054383
watchlist-number-none = '{ $scheme }' не вид номера; виды показывает 'ntc codes scheme'
watchlist-too-large = размер позиций { $bytes } байт, а в одно изменение входит { $most }
watchlist-wrote = { $count ->
        [one] Записана { $count } позиция: { $keys }
        [few] Записаны { $count } позиции: { $keys }
        [many] Записано { $count } позиций: { $keys }
       *[other] Записано { $count } позиций: { $keys }
    }
watchlist-replaced = { $key }: позиция заменена
watchlist-replaced-lost = больше нет: { $fields }
watchlist-replaced-changed = изменено: { $fields }
watchlist-replaced-added = добавлено: { $fields }
watchlist-written-before = { $count ->
        [one] { $count } позиция осталась прежней: { $keys }
        [few] { $count } позиции остались прежними: { $keys }
        [many] { $count } позиций остались прежними: { $keys }
       *[other] { $count } позиций остались прежними: { $keys }
    }
watchlist-not-removed = ничего не удалено
watchlist-took-off = { $count ->
        [one] Удалена { $count } позиция
        [few] Удалены { $count } позиции
        [many] Удалено { $count } позиций
       *[other] Удалено { $count } позиций
    }
watchlist-remove-warning = С { $list } больше никто не будет сверяться, и вернуть список нельзя.
watchlist-remove-type = Введите remove, чтобы удалить:
watchlist-give-yes = укажите --yes
watchlist-removed = Список { $list } удалён со всеми позициями
watchlist-not-all-told = сообщено не всё
watchlist-nothing-told = ничего не сообщено
watchlist-push-type = Введите push, чтобы сообщить:
watchlist-entries-told = сообщено позиций
watchlist-partner-told = новых: { $new }, исправлений: { $corrected }, отзывов: { $withdrawn }
watchlist-partner-told-without = новых: { $new }, исправлений: { $corrected }, отзывов: { $withdrawn }; без разделов: { $sections }
watchlist-partner-unseeing = { $count ->
        [one] не отправлена { $count } ориентировка о лицах: ни одно соглашение не открывает ему лиц
        [few] не отправлено { $count } ориентировки о лицах: ни одно соглашение не открывает ему лиц
        [many] не отправлено { $count } ориентировок о лицах: ни одно соглашение не открывает ему лиц
       *[other] не отправлено { $count } ориентировок о лицах: ни одно соглашение не открывает ему лиц
    }
watchlist-partners = По партнёрам:
watchlist-push-check = Ничего не сообщено. Передача сделала бы следующее:
watchlist-push-known = Нового по списку сообщать нечего.
watchlist-column-step = ШАГ
watchlist-column-record = ЗАПИСЬ
watchlist-column-told = КОМУ
watchlist-step-published = новое
watchlist-step-corrected = исправление
watchlist-step-retracted = отзыв
watchlist-step-later = позже
watchlist-step-over = завершено
watchlist-step-refused = отклонено
watchlist-push-sum = Новых: { $new }, исправлений: { $corrected }, отзывов: { $withdrawn }
watchlist-push-sum-refused = Новых: { $new }, исправлений: { $corrected }, отзывов: { $withdrawn }, отклонено: { $refused }
watchlist-push-same = { $count ->
        [one] { $count } позиция опубликована раньше и не изменилась.
        [few] { $count } позиции опубликованы раньше и не изменились.
        [many] { $count } позиций опубликовано раньше и не изменилось.
       *[other] { $count } позиций опубликовано раньше и не изменилось.
    }
watchlist-push-cut = { $key }: в ориентировке не помещается всё из: { $fields }
watchlist-push-refused = { $key }: отклонено: { $why } [{ $code }]
watchlist-push-category = укажите область правонарушения для списка: ntc watchlist describe { $list } --category CODE; CODE может быть: { $codes }
watchlist-party-without = { $party } (без: { $sections })
watchlist-delivery = 'ntc alert delivery RECORD' показывает, кто это получил.
watchlist-shrunk = Утрачено более пятой части позиций: update примет это только с --accept-shrink
