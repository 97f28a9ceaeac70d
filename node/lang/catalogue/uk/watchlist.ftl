watchlist-modes = допустимі режими: { $modes }
watchlist-actions = допустимі дії: { $actions }
watchlist-markers = допустимі позначки: { $markers }
watchlist-grade = '{ $text }' не оцінка; вкажіть як 4x4:B2, 3x5x2:1A або admiralty:B2
watchlist-not-made = список не створено
watchlist-not-described = опис списку не змінено
watchlist-made = Створено список { $state }
watchlist-not-written = список не записано
watchlist-exported = { $count ->
        [one] У { $file } записано { $count } позицію списку { $list }
        [few] У { $file } записано { $count } позиції списку { $list }
        [many] У { $file } записано { $count } позицій списку { $list }
       *[other] У { $file } записано { $count } позицій списку { $list }
    }
watchlist-exported-without = У файлі немає: назви, передавання, підстави, оцінки та строку самого списку.
watchlist-exported-anew = Щоб створити той самий список наново: 'ntc watchlist create LIST' з усім цим, потім 'ntc watchlist add LIST FILE --as-written'
watchlist-not-taken-in = список не завантажено
watchlist-forms = допустимі формати: { $forms }
watchlist-several = кілька ваших таблиць складуть один список; назвіть його через --to
watchlist-to-one = файли належать до різних списків, а --to називає один: { $lists }
watchlist-to-one-advice = приберіть --to або завантажте кожен список окремою командою
watchlist-unnamed = імʼя файлу не годиться для списку; назвіть список через --to
watchlist-there = список { $list } уже є, а таблиця з іншого файлу може бути іншим списком
watchlist-there-advice = 'ntc watchlist update { $list } FILE' завантажує її як нову версію, --to NAME як інший список
watchlist-entries-read = прочитано позицій
watchlist-try-again = спробуйте ще раз
watchlist-cut-short = вузол завершив виклик, не повідомивши, чим закінчилося завантаження
watchlist-look = перегляньте 'ntc watchlist list'
watchlist-took-in = { $count ->
        [one] Завантажено список { $list }: { $count } позиція
        [few] Завантажено список { $list }: { $count } позиції
        [many] Завантажено список { $list }: { $count } позицій
       *[other] Завантажено список { $list }: { $count } позицій
    }
watchlist-would-hold = { $count ->
        [one] Нічого не змінено. У списку { $list } була б { $count } позиція
        [few] Нічого не змінено. У списку { $list } було б { $count } позиції
        [many] Нічого не змінено. У списку { $list } було б { $count } позицій
       *[other] Нічого не змінено. У списку { $list } було б { $count } позицій
    }
watchlist-before = Було: { $before }. Додано { $added }, змінено { $changed }, перенумеровано { $renumbered }, вилучено { $removed }
watchlist-fate-added = додано
watchlist-fate-changed = змінено
watchlist-fate-renumbered = перенумеровано
watchlist-fate-removed = вилучено
watchlist-formerly = { $change }, раніше: { $former }
watchlist-left = Не бере участі у звірянні { $what }: { $count }
watchlist-faults = { $count ->
        [one] { $count } помилка:
        [few] { $count } помилки:
        [many] { $count } помилок:
       *[other] { $count } помилок:
    }
watchlist-place = файл { $file }, рядок { $line }
watchlist-place-entry = файл { $file }, рядок { $line }, позиція { $key }
watchlist-taken-without = взято без цього
watchlist-taken-as-written = взято так, як записано
watchlist-taken-year = збережено лише рік
watchlist-not-taken = не взято
watchlist-do = що робити: { $advice }
watchlist-do-as-written = звірте з документами, цифра за цифрою; номер прийнято як записано
watchlist-do-last-row = перевірте, чи повний останній рядок файлу; його прийнято
watchlist-more-changes = і ще змін: { $count }; вони є в --json
watchlist-more-faults = і ще помилок: { $count }; вони є в --json
watchlist-not-listed = списки не показано
watchlist-none = Контрольних списків немає. 'ntc watchlist import FILE' завантажує список.
watchlist-column-list = СПИСОК
watchlist-column-entries = ПОЗИЦІЇ
watchlist-column-changed = ЗМІНЕНО
watchlist-column-by = КИМ
watchlist-column-from = ЗВІДКИ
watchlist-column-leaves = ЗАЛИШАЄ ВУЗОЛ
watchlist-officers = співробітники
watchlist-not-shown = список не показано
watchlist-empty = У ньому немає позицій.
watchlist-more = Далі: --after { $key }
watchlist-column-key = КЛЮЧ
watchlist-column-what = ЩО
watchlist-column-name = ІМʼЯ
watchlist-column-born = НАРОДЖЕННЯ
watchlist-column-numbers = НОМЕРИ
watchlist-column-states = ДЕРЖАВИ
watchlist-label-key = Ключ
watchlist-label-what = Що
watchlist-label-names = Імена
watchlist-label-born = Народження
watchlist-label-born-at = Місце народження
watchlist-label-sex = Стать
watchlist-label-nationalities = Громадянства
watchlist-label-states = Держави
watchlist-label-numbers = Номери
watchlist-label-email = Ел. пошта
watchlist-label-addresses = Адреси
watchlist-label-goods = Товари й маршрути
watchlist-label-listed = У переліку
watchlist-label-former = Попередні ключі
watchlist-label-remarks = Примітки
watchlist-label-own = Запитано окремо
watchlist-damaged = { $list }: список пошкоджено, звіряння з ним не ведеться: { $why }
watchlist-edition = { $count ->
        [one] { $count } позиція, зміна { $number } від { $at } UTC, { $by }
        [few] { $count } позиції, зміна { $number } від { $at } UTC, { $by }
        [many] { $count } позицій, зміна { $number } від { $at } UTC, { $by }
       *[other] { $count } позицій, зміна { $number } від { $at } UTC, { $by }
    }
watchlist-told-none = Партнерам ще не повідомлено жодної позиції; 'ntc watchlist push { $list }' повідомляє нове.
watchlist-told-new = { $count ->
        [one] Партнерам могло бути повідомлено { $count } позицію; 'ntc watchlist push { $list }' повідомляє нове.
        [few] Партнерам могло бути повідомлено { $count } позиції; 'ntc watchlist push { $list }' повідомляє нове.
        [many] Партнерам могло бути повідомлено { $count } позицій; 'ntc watchlist push { $list }' повідомляє нове.
       *[other] Партнерам могло бути повідомлено { $count } позицій; 'ntc watchlist push { $list }' повідомляє нове.
    }
watchlist-told-back = { $count ->
        [one] Партнерам могло бути повідомлено { $count } позицію; 'ntc watchlist push { $list }' відкликає це.
        [few] Партнерам могло бути повідомлено { $count } позиції; 'ntc watchlist push { $list }' відкликає це.
        [many] Партнерам могло бути повідомлено { $count } позицій; 'ntc watchlist push { $list }' відкликає це.
       *[other] Партнерам могло бути повідомлено { $count } позицій; 'ntc watchlist push { $list }' відкликає це.
    }
watchlist-leaves-push = Позиції передаються як орієнтування, і за списком даються відповіді на питання партнерів.
watchlist-leaves-hits = Партнери, яким дозволяє угода, дізнаються, чи є збіг за їхнім питанням.
watchlist-leaves-no-more = Більше нічого з нього не залишає вузол.
watchlist-leaves-nothing = Нічого з нього не залишає вузол.
watchlist-asked = Запитано: { $asked }
watchlist-warning = { $action }; увага: { $markers }
watchlist-order = { $action }; підстава: { $basis }; { $until }, перегляд до { $review }; власник { $owner }
watchlist-order-first = { $action }; підстава: { $basis }; { $until }, перегляд до { $review }; власник { $owner }, його запитують до будь-яких дій
watchlist-no-end = безстроково
watchlist-until = до { $day }
watchlist-reviews-due = { $list }: перегляди зі строком до 30 днів або прострочені: { $count }, перший — { $day }
watchlist-source = Джерело: { $format }, версія { $version }
watchlist-source-unversioned = Джерело: { $format }, версію не вказано
watchlist-refused-part = { $count ->
        [one] Не взято { $count } позицію або рядок
        [few] Не взято { $count } позиції або рядки
        [many] Не взято { $count } позицій або рядків
       *[other] Не взято { $count } позицій або рядків
    }
watchlist-not-put = жодної позиції не записано
watchlist-kinds = допустимі види: { $kinds }
watchlist-add-nothing = не вказано, кого або що розшукують
watchlist-add-how = вкажіть імʼя, номер, адресу або товар із маршрутом: --name, --born, --nationality, --number, --email, --address, --hs або --word з --origin, --via або --destination; наприклад: ntc watchlist add LIST --kind person --name "Anna Invented" --born 1961-03
watchlist-add-unended = подивіться на кінець файлу: якщо останній рядок повний, --as-written візьме його як є, а розрив рядка після нього зніме сумнів
watchlist-number-form = вкажіть як passport:X0000001:GE або container:CSQU3054383
watchlist-number-none = '{ $scheme }' не вид номера; види показує 'ntc codes scheme'
watchlist-too-large = розмір позицій { $bytes } байтів, а в одну зміну входить { $most }
watchlist-wrote = { $count ->
        [one] Записано { $count } позицію: { $keys }
        [few] Записано { $count } позиції: { $keys }
        [many] Записано { $count } позицій: { $keys }
       *[other] Записано { $count } позицій: { $keys }
    }
watchlist-replaced = { $key }: позицію замінено
watchlist-replaced-lost = більше немає: { $fields }
watchlist-replaced-changed = змінено: { $fields }
watchlist-replaced-added = додано: { $fields }
watchlist-written-before = { $count ->
        [one] { $count } позиція лишилася без змін: { $keys }
        [few] { $count } позиції лишилися без змін: { $keys }
        [many] { $count } позицій лишилися без змін: { $keys }
       *[other] { $count } позицій лишилися без змін: { $keys }
    }
watchlist-not-removed = нічого не вилучено
watchlist-took-off = { $count ->
        [one] Вилучено { $count } позицію
        [few] Вилучено { $count } позиції
        [many] Вилучено { $count } позицій
       *[other] Вилучено { $count } позицій
    }
watchlist-remove-warning = З { $list } більше нікого не звірятимуть, і повернути список не можна.
watchlist-remove-type = Введіть remove, щоб видалити:
watchlist-give-yes = вкажіть --yes
watchlist-removed = Список { $list } видалено з усіма позиціями
watchlist-not-all-told = повідомлено не все
watchlist-nothing-told = нічого не повідомлено
watchlist-push-type = Введіть push, щоб повідомити:
watchlist-entries-told = повідомлено позицій
watchlist-partner-told = нових: { $new }, виправлень: { $corrected }, відкликань: { $withdrawn }
watchlist-partner-told-without = нових: { $new }, виправлень: { $corrected }, відкликань: { $withdrawn }; без розділів: { $sections }
watchlist-partner-unseeing = { $count ->
        [one] не надіслано { $count } орієнтування про осіб: жодна угода не відкриває йому осіб
        [few] не надіслано { $count } орієнтування про осіб: жодна угода не відкриває йому осіб
        [many] не надіслано { $count } орієнтувань про осіб: жодна угода не відкриває йому осіб
       *[other] не надіслано { $count } орієнтувань про осіб: жодна угода не відкриває йому осіб
    }
watchlist-partners = За партнерами:
watchlist-push-check = Нічого не повідомлено. Передання зробило б таке:
watchlist-push-known = Повідомляти за списком нічого нового.
watchlist-column-step = КРОК
watchlist-column-record = ЗАПИС
watchlist-column-told = КОМУ
watchlist-step-published = нове
watchlist-step-corrected = виправлення
watchlist-step-retracted = відкликання
watchlist-step-later = пізніше
watchlist-step-over = завершено
watchlist-step-refused = відхилено
watchlist-push-sum = Нових: { $new }, виправлень: { $corrected }, відкликань: { $withdrawn }
watchlist-push-sum-refused = Нових: { $new }, виправлень: { $corrected }, відкликань: { $withdrawn }, відхилено: { $refused }
watchlist-push-same = { $count ->
        [one] { $count } позиція опублікована як раніше.
        [few] { $count } позиції опубліковано як раніше.
        [many] { $count } позицій опубліковано як раніше.
       *[other] { $count } позицій опубліковано як раніше.
    }
watchlist-push-cut = { $key }: в орієнтуванні не вміщується все з: { $fields }
watchlist-push-refused = { $key }: відхилено: { $why } [{ $code }]
watchlist-push-category = вкажіть сферу правопорушення для списку: ntc watchlist describe { $list } --category CODE; CODE може бути: { $codes }
watchlist-party-without = { $party } (без: { $sections })
watchlist-delivery = 'ntc alert delivery RECORD' показує, хто це отримав.
watchlist-shrunk = Втрачено понад пʼяту частину позицій: update прийме це лише з --accept-shrink
