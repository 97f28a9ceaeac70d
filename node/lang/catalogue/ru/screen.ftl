screen-not-screened = сверка не проведена
screen-forms = допустимые форматы: { $forms }
screen-presets = допустимые режимы: { $presets }
screen-progress = сверено
screen-cut-short = узел завершил вызов до окончания сверки
screen-repeat = повторите команду
screen-before = До действий по строке { $line }, { $target }: { $warning }
screen-more-matches = { $count ->
        [one] Не показано ещё { $count } совпадение одного из них
        [few] Не показано ещё { $count } совпадения одного из них
        [many] Не показано ещё { $count } совпадений одного из них
       *[other] Не показано ещё { $count } совпадений одного из них
    }
screen-damaged = НЕ сверено с { $list }: список повреждён; причину показывает 'ntc watchlist list'
screen-too-large = НЕ сверено с { $list }: в нём больше { $most } имён, это предел для одного списка; разделите его
screen-column-line = СТРОКА
screen-column-who = КТО
screen-column-sought = КОГО ИЩУТ
screen-column-in = ГДЕ
screen-column-by = ПО ЧЕМУ
screen-match = совпадение
screen-possible = возможно
screen-faults = { $count ->
        [one] { $count } ошибка:
        [few] { $count } ошибки:
        [many] { $count } ошибок:
       *[other] { $count } ошибок:
    }
screen-fault-kept = { $file }, строка { $line }, { $field }: { $why } [{ $reason }], сверено без этого
screen-fault-written = { $file }, строка { $line }, { $field }: { $why } [{ $reason }], сверено так, как записано
screen-fault-year = { $file }, строка { $line }, { $field }: { $why } [{ $reason }], сверено только по году
screen-fault-left = { $file }, строка { $line }, { $field }: { $why } [{ $reason }], не сверено
screen-more-faults = и ещё { $count }; --json содержит первую тысячу
screen-do = что делать: { $advice }
screen-passengers = { $count ->
        [one] { $count } пассажир
        [few] { $count } пассажира
        [many] { $count } пассажиров
       *[other] { $count } пассажиров
    }
screen-subjects = { $count ->
        [one] { $count } объект
        [few] { $count } объекта
        [many] { $count } объектов
       *[other] { $count } объектов
    }
screen-sum = { $all }, совпадений: { $matches }, возможных: { $possible }, сверка с: { $against }
screen-edition = { $list }, редакция { $number } от { $day }
screen-edition-version = { $list }, редакция { $number } от { $day } (версия { $version })
screen-alerts = { $count ->
        [one] { $count } ориентировка
        [few] { $count } ориентировки
        [many] { $count } ориентировок
       *[other] { $count } ориентировок
    }
screen-notices = { $count ->
        [one] { $count } уведомление об изъятии
        [few] { $count } уведомления об изъятии
        [many] { $count } уведомлений об изъятии
       *[other] { $count } уведомлений об изъятии
    }
screen-against-nothing = ничем: нет ни списков, ни действующих ориентировок; 'ntc watchlist import FILE' загружает список
screen-and = { $others } и { $last }
screen-target-alert = ориентировка { $id } от { $origin }
screen-target-notice = уведомление об изъятии { $id } от { $origin }
screen-by-number = номер
screen-by-email = эл. почта
screen-by-name = имя
screen-by-alike = номер, похожие знаки
screen-by-swapped = номер, возможна перестановка
screen-by-slip = номер, возможна описка
screen-by-address = адрес
screen-by-goods = товар и маршрут
screen-another-name = другое имя
screen-fact-differs = не совпадает { $fact }
screen-fact-fits = совпадает { $fact }
screen-fact-outcome = { $fact }: { $outcome }
screen-outcome-one-digit = отличается одной цифрой (возможна описка)
screen-outcome-swapped = переставлены день и месяц (возможна описка)
screen-outcome-compatible = может совпадать
screen-outcome-unknown = неизвестно
screen-outcome-same = совпадает
screen-outcome-differs = отличается
screen-outcome-far-apart = далеко друг от друга
screen-outcome-compatible-code = совместимо
screen-outcome-swapped-code = переставлено
screen-outcome-one-digit-code = одна цифра
screen-fact-birth = дата рождения
screen-fact-state = государство
screen-fact-document = документ
screen-fact-sex = пол
screen-ask-first = { $contact }: сначала запросите { $owner }
screen-score = оценка { $score } из 1000, основание: { $by }
screen-number = { $scheme }: { $asked } здесь, { $held } там
screen-word = { $word } = { $held } ({ $latin } / { $held_latin }): { $reason }, { $likeness } из 1000
screen-word-written = как написано
screen-word-sound = звучание
screen-word-near-sound = близкое звучание
screen-word-spelling = написание
screen-word-other-name = другое имя
screen-word-initial = инициал
screen-word-short-form = краткая форма
screen-word-joined = слитно
screen-only-here = только здесь: { $words }
screen-only-there = только там: { $words }
screen-order = запрошено: { $action }; основание: { $basis }
screen-order-until = запрошено: { $action }; основание: { $basis }; до { $day }
screen-asked-until = запрошено: { $action }; до { $day }
screen-seized-until = изъято: ничего не запрошено; разыскивается до { $day }
screen-goods = { $part }: { $asked } здесь, ищется { $held }
screen-names = имя: { $asked } здесь, { $held } там: { $score } из 1000
screen-would-match = совпадение при условии: { $fact } — { $outcome }
screen-would-possible = возможно при условии: { $fact } — { $outcome }
screen-would-not = не совпадение при условии: { $fact } — { $outcome }
screen-unseen = { $count ->
        [one] До действий по строке { $line }: она совпадает с { $count } ориентировкой, которую ваши правила вам не показывают; спросите того, кто может её видеть
        [few] До действий по строке { $line }: она совпадает с { $count } ориентировками, которые ваши правила вам не показывают; спросите того, кто может их видеть
        [many] До действий по строке { $line }: она совпадает с { $count } ориентировками, которые ваши правила вам не показывают; спросите того, кто может их видеть
       *[other] До действий по строке { $line }: она совпадает с { $count } ориентировками, которые ваши правила вам не показывают; спросите того, кто может их видеть
    }
