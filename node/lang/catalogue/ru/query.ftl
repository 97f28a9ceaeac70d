query-not-asked = экспресс-запрос не отправлен
query-not-all = запрошены не все строки; 'ntc query list' показывает, какие запрошены
query-nobody-lets = ни одно соглашение не позволяет запросить кого-либо из указанных партнёров
query-nobody-for = { $count ->
        [one] имелся в виду { $count } партнёр, но запрос не отправлен: { $why }
        [few] имелись в виду { $count } партнёра, но запрос не отправлен: { $why }
        [many] имелись в виду { $count } партнёров, но запрос не отправлен: { $why }
       *[other] имелись в виду { $count } партнёров, но запрос не отправлен: { $why }
    }
query-nobody-each = { $count ->
        [one] имелся в виду { $count } партнёр, но запрос не отправлен; причина указана рядом с ним
        [few] имелись в виду { $count } партнёра, но запрос не отправлен; причина указана рядом с каждым
        [many] имелись в виду { $count } партнёров, но запрос не отправлен; причина указана рядом с каждым
       *[other] имелись в виду { $count } партнёров, но запрос не отправлен; причина указана рядом с каждым
    }
query-not-listed = экспресс-запросы не показаны
query-not-shown = экспресс-запрос не показан
query-id-none = экспресс-запроса, идентификатор которого так начинается, нет; их показывает 'ntc query list'
query-none = Вы не отправляли экспресс-запросов.
query-column-asked = ЗАПРОШЕНО
query-column-officer = СОТРУДНИК
query-column-purpose = ЦЕЛЬ
query-column-subjects = ОБЪЕКТЫ
query-column-came = ОТВЕТЫ
query-column-id = НОМЕР
query-more = Есть ещё: --after { $id }
query-column-partner = ПАРТНЁР
query-column-by-you = ВЫ ЗАПРОСИЛИ СЕГОДНЯ
query-column-of-you = У ВАС ЗАПРОСИЛИ СЕГОДНЯ
query-column-about = О ЧЁМ
query-column-why = ОБОСНОВАНИЕ
query-column-records = ВАШИ ЗАПИСИ
query-column-entries = ВАШИ ЗАПИСИ СПИСКОВ
query-ask-first = спросить до действий
query-hits-title = О чём запрашивали партнёры и что у вас есть:
query-came-hit = совпадений: { $count }
query-came-no-hit = нет совпадения: { $count }
query-came-refused = отказ: { $count }
query-came-silent = молчит: { $count }
query-asked-at = { $officer }, запрос от { $at } UTC, цель: { $purpose }
query-why = Обоснование: { $why }
query-write-scheme = укажите SCHEME=NUMBER: imo_ship=9074729
query-no-scheme = такой схемы нет; схемы показывает 'ntc codes scheme'
query-country = укажите две буквы страны: GE
query-nothing-named = не указано, о чём запрашивать
query-name-something = укажите контейнер, номерной знак, документ, лицо, компанию, судно, электронную почту, адрес или файл; --help показывает как
query-begun = { $count ->
        [one] Запрашивается { $count } партнёр, экспресс-запрос { $id }
        [few] Запрашиваются { $count } партнёра, экспресс-запрос { $id }
        [many] Запрашиваются { $count } партнёров, экспресс-запрос { $id }
       *[other] Запрашиваются { $count } партнёров, экспресс-запрос { $id }
    }
query-begun-nobody = Ни один партнёр не запрашивается; экспресс-запрос сохранён как { $id }
query-begun-about = { $count ->
        [one] Запрашивается { $count } партнёр, объектов: { $subjects } (с { $first } по { $last }), экспресс-запрос { $id }
        [few] Запрашиваются { $count } партнёра, объектов: { $subjects } (с { $first } по { $last }), экспресс-запрос { $id }
        [many] Запрашиваются { $count } партнёров, объектов: { $subjects } (с { $first } по { $last }), экспресс-запрос { $id }
       *[other] Запрашиваются { $count } партнёров, объектов: { $subjects } (с { $first } по { $last }), экспресс-запрос { $id }
    }
query-column-answer = ОТВЕТ
query-column-took = ВРЕМЯ
query-outcome-hit = совпадение
query-outcome-no-hit = нет
query-outcome-refused = отказ
query-outcome-silent = молчит
query-outcome-not-asked = не спрошен
query-ms = { $count } мс
query-more-hits = и ещё, о чём не сообщает
query-source-list = список партнёра
query-source-record = запись
query-hit-bare = { $likeness }: есть ({ $source }), больше сообщить нельзя; свяжитесь с партнёром, прежде чем действовать
query-hit-ask = { $likeness }: { $source } { $id }; спросите об этом через 'ntc request new'
query-sum = запрошено { $asked }: совпадений { $hit }, нет совпадения { $without }, отказов { $refused }, молчат { $silent }; за { $ms } мс
query-sum-kept-back = запрошено { $asked }: совпадений { $hit }, нет совпадения { $without }, отказов { $refused }, молчат { $silent }; не спрошено { $kept }; за { $ms } мс
query-number-of = { $label } { $number }, { $country }
query-born = дата рождения { $date }
query-national = гражданство { $country }
query-of = страна { $country }
query-name = имя
query-unknown-subject = объект, который этой версии неизвестен
query-came-not-asked = не спрошено: { $count }
query-hit-unseen = есть ({ $source }), но ваши правила этого вам не показывают
