screen-not-screened = звіряння не проведено
screen-forms = допустимі формати: { $forms }
screen-presets = допустимі режими: { $presets }
screen-progress = звірено
screen-cut-short = вузол завершив виклик до закінчення звіряння
screen-repeat = повторіть команду
screen-before = До дій за рядком { $line }, { $target }: { $warning }
screen-more-matches = { $count ->
        [one] Не показано ще { $count } збіг одного з них
        [few] Не показано ще { $count } збіги одного з них
        [many] Не показано ще { $count } збігів одного з них
       *[other] Не показано ще { $count } збігів одного з них
    }
screen-damaged = НЕ звірено з { $list }: список пошкоджено; причину показує 'ntc watchlist list'
screen-too-large = НЕ звірено з { $list }: у ньому понад { $most } імен, це межа для одного списку; розділіть його
screen-column-line = РЯДОК
screen-column-who = ХТО
screen-column-sought = КОГО ШУКАЮТЬ
screen-column-in = ДЕ
screen-column-by = ЗА ЧИМ
screen-match = збіг
screen-possible = можливо
screen-faults = { $count ->
        [one] { $count } помилка:
        [few] { $count } помилки:
        [many] { $count } помилок:
       *[other] { $count } помилок:
    }
screen-fault-kept = { $file }, рядок { $line }, { $field }: { $why } [{ $reason }], звірено без цього
screen-fault-written = { $file }, рядок { $line }, { $field }: { $why } [{ $reason }], звірено так, як записано
screen-fault-year = { $file }, рядок { $line }, { $field }: { $why } [{ $reason }], звірено лише за роком
screen-fault-left = { $file }, рядок { $line }, { $field }: { $why } [{ $reason }], не звірено
screen-more-faults = і ще { $count }; --json містить першу тисячу
screen-do = що робити: { $advice }
screen-passengers = { $count ->
        [one] { $count } пасажир
        [few] { $count } пасажири
        [many] { $count } пасажирів
       *[other] { $count } пасажирів
    }
screen-subjects = { $count ->
        [one] { $count } обʼєкт
        [few] { $count } обʼєкти
        [many] { $count } обʼєктів
       *[other] { $count } обʼєктів
    }
screen-sum = { $all }, збігів: { $matches }, можливих: { $possible }, звіряння з: { $against }
screen-edition = { $list }, редакція { $number } від { $day }
screen-edition-version = { $list }, редакція { $number } від { $day } (версія { $version })
screen-alerts = { $count ->
        [one] { $count } орієнтування
        [few] { $count } орієнтування
        [many] { $count } орієнтувань
       *[other] { $count } орієнтувань
    }
screen-notices = { $count ->
        [one] { $count } повідомлення про вилучення
        [few] { $count } повідомлення про вилучення
        [many] { $count } повідомлень про вилучення
       *[other] { $count } повідомлень про вилучення
    }
screen-against-nothing = нічим: немає ні списків, ні чинних орієнтувань; 'ntc watchlist import FILE' завантажує список
screen-and = { $others } і { $last }
screen-target-alert = орієнтування { $id } від { $origin }
screen-target-notice = повідомлення про вилучення { $id } від { $origin }
screen-by-number = номер
screen-by-email = ел. пошта
screen-by-name = імʼя
screen-by-alike = номер, схожі знаки
screen-by-swapped = номер, можлива перестановка
screen-by-slip = номер, можлива описка
screen-by-address = адреса
screen-by-goods = товар і маршрут
screen-another-name = інше імʼя
screen-fact-differs = не збігається { $fact }
screen-fact-fits = збігається { $fact }
screen-fact-outcome = { $fact }: { $outcome }
screen-outcome-one-digit = відрізняється однією цифрою (можлива описка)
screen-outcome-swapped = переставлено день і місяць (можлива описка)
screen-outcome-compatible = може збігатися
screen-outcome-unknown = невідомо
screen-outcome-same = збігається
screen-outcome-differs = відрізняється
screen-outcome-far-apart = далеко одне від одного
screen-outcome-compatible-code = сумісно
screen-outcome-swapped-code = переставлено
screen-outcome-one-digit-code = одна цифра
screen-fact-birth = дата народження
screen-fact-state = держава
screen-fact-document = документ
screen-fact-sex = стать
screen-ask-first = { $contact }: спершу запитайте { $owner }
screen-score = оцінка { $score } з 1000, підстава: { $by }
screen-number = { $scheme }: { $asked } тут, { $held } там
screen-word = { $word } = { $held } ({ $latin } / { $held_latin }): { $reason }, { $likeness } з 1000
screen-word-written = як написано
screen-word-sound = звучання
screen-word-near-sound = близьке звучання
screen-word-spelling = написання
screen-word-other-name = інше імʼя
screen-word-initial = ініціал
screen-word-short-form = коротка форма
screen-word-joined = разом
screen-only-here = лише тут: { $words }
screen-only-there = лише там: { $words }
screen-order = запитано: { $action }; підстава: { $basis }
screen-order-until = запитано: { $action }; підстава: { $basis }; до { $day }
screen-asked-until = запитано: { $action }; до { $day }
screen-seized-until = вилучено: нічого не запитано; розшукується до { $day }
screen-goods = { $part }: { $asked } тут, шукається { $held }
screen-names = імʼя: { $asked } тут, { $held } там: { $score } з 1000
screen-would-match = збіг за умови: { $fact } — { $outcome }
screen-would-possible = можливо за умови: { $fact } — { $outcome }
screen-would-not = не збіг за умови: { $fact } — { $outcome }
screen-unseen = { $count ->
        [one] До дій за рядком { $line }: він збігається з { $count } орієнтуванням, якого ваші правила вам не показують; запитайте того, хто може його бачити
        [few] До дій за рядком { $line }: він збігається з { $count } орієнтуваннями, яких ваші правила вам не показують; запитайте того, хто може їх бачити
        [many] До дій за рядком { $line }: він збігається з { $count } орієнтуваннями, яких ваші правила вам не показують; запитайте того, хто може їх бачити
       *[other] До дій за рядком { $line }: він збігається з { $count } орієнтуваннями, яких ваші правила вам не показують; запитайте того, хто може їх бачити
    }
