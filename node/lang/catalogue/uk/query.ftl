query-not-asked = експрес-запит не надіслано
query-not-all = запитано не всі рядки; 'ntc query list' показує, які запитано
query-nobody-lets = жодна угода не дозволяє запитати когось із вказаних партнерів
query-nobody-for = { $count ->
        [one] мався на увазі { $count } партнер, але запит не надіслано: { $why }
        [few] малися на увазі { $count } партнери, але запит не надіслано: { $why }
        [many] малися на увазі { $count } партнерів, але запит не надіслано: { $why }
       *[other] малися на увазі { $count } партнерів, але запит не надіслано: { $why }
    }
query-nobody-each = { $count ->
        [one] мався на увазі { $count } партнер, але запит не надіслано; причину вказано поруч
        [few] малися на увазі { $count } партнери, але запит не надіслано; причину вказано поруч із кожним
        [many] малися на увазі { $count } партнерів, але запит не надіслано; причину вказано поруч із кожним
       *[other] малися на увазі { $count } партнерів, але запит не надіслано; причину вказано поруч із кожним
    }
query-not-listed = експрес-запити не показано
query-not-shown = експрес-запит не показано
query-id-none = експрес-запиту, ідентифікатор якого так починається, немає; їх показує 'ntc query list'
query-none = Ви не надсилали експрес-запитів.
query-column-asked = ЗАПИТАНО
query-column-officer = СПІВРОБІТНИК
query-column-purpose = МЕТА
query-column-subjects = ОБʼЄКТИ
query-column-came = ВІДПОВІДІ
query-column-id = НОМЕР
query-more = Є ще: --after { $id }
query-column-partner = ПАРТНЕР
query-column-by-you = ВИ ЗАПИТАЛИ СЬОГОДНІ
query-column-of-you = У ВАС ЗАПИТАЛИ СЬОГОДНІ
query-column-about = ПРО ЩО
query-column-why = ОБҐРУНТУВАННЯ
query-column-records = ВАШІ ЗАПИСИ
query-column-entries = ВАШІ ЗАПИСИ СПИСКІВ
query-ask-first = запитати до дій
query-hits-title = Про що запитували партнери і що у вас є:
query-came-hit = збігів: { $count }
query-came-no-hit = немає збігу: { $count }
query-came-refused = відмова: { $count }
query-came-silent = мовчить: { $count }
query-asked-at = { $officer }, запит від { $at } UTC, мета: { $purpose }
query-why = Обґрунтування: { $why }
query-write-scheme = вкажіть SCHEME=NUMBER: imo_ship=9074729
query-no-scheme = такої схеми немає; схеми показує 'ntc codes scheme'
query-country = вкажіть дві літери країни: GE
query-nothing-named = не вказано, про що запитувати
query-name-something = вкажіть контейнер, номерний знак, документ, особу, компанію, судно, електронну пошту, адресу або файл; --help показує як
query-begun = { $count ->
        [one] Запитується { $count } партнер, експрес-запит { $id }
        [few] Запитуються { $count } партнери, експрес-запит { $id }
        [many] Запитуються { $count } партнерів, експрес-запит { $id }
       *[other] Запитуються { $count } партнерів, експрес-запит { $id }
    }
query-begun-nobody = Жодного партнера не запитують; експрес-запит збережено як { $id }
query-begun-about = { $count ->
        [one] Запитується { $count } партнер, обʼєктів: { $subjects } (з { $first } до { $last }), експрес-запит { $id }
        [few] Запитуються { $count } партнери, обʼєктів: { $subjects } (з { $first } до { $last }), експрес-запит { $id }
        [many] Запитуються { $count } партнерів, обʼєктів: { $subjects } (з { $first } до { $last }), експрес-запит { $id }
       *[other] Запитуються { $count } партнерів, обʼєктів: { $subjects } (з { $first } до { $last }), експрес-запит { $id }
    }
query-column-answer = ВІДПОВІДЬ
query-column-took = ЧАС
query-outcome-hit = збіг
query-outcome-no-hit = немає
query-outcome-refused = відмова
query-outcome-silent = мовчить
query-outcome-not-asked = не запитано
query-ms = { $count } мс
query-more-hits = і ще, про що не повідомляє
query-source-list = список партнера
query-source-record = запис
query-hit-bare = { $likeness }: є ({ $source }), більше повідомити не можна; звʼяжіться з партнером, перш ніж діяти
query-hit-ask = { $likeness }: { $source } { $id }; запитайте про це через 'ntc request new'
query-sum = запитано { $asked }: збігів { $hit }, немає збігу { $without }, відмов { $refused }, мовчать { $silent }; за { $ms } мс
query-sum-kept-back = запитано { $asked }: збігів { $hit }, немає збігу { $without }, відмов { $refused }, мовчать { $silent }; не запитано { $kept }; за { $ms } мс
query-number-of = { $label } { $number }, { $country }
query-born = дата народження { $date }
query-national = громадянство { $country }
query-of = країна { $country }
query-name = імʼя
query-unknown-subject = обʼєкт, якого ця версія не знає
query-came-not-asked = не запитано: { $count }
query-hit-unseen = є ({ $source }), але ваші правила цього вам не показують
