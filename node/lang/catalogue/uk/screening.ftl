screening-not-set = режим не встановлено
screening-not-shown = нічого не показано
screening-active-now = Тепер діє: { $preset }
screening-stays = Нічого не змінено: і далі діє { $active }
screening-active = Діє: { $active }
screening-nobody-kept = Звірених обʼєктів поки немає: що покаже режим, сказати не можна
screening-column-preset = РЕЖИМ
screening-column-shown = ПОКАЗАНО
screening-column-of = З 1000
screening-mark-active = діє
screening-mark-asked = запитано
screening-rates-of = { $count ->
        [one] З { $count } обʼєкта, звіреного від { $since } UTC
        [few] З { $count } обʼєктів, звірених від { $since } UTC
        [many] З { $count } обʼєктів, звірених від { $since } UTC
       *[other] З { $count } обʼєктів, звірених від { $since } UTC
    }
screening-against = Звіряння ведеться з: { $against }
screening-memory = Режим: { $preset }; списки й орієнтування займають у памʼяті { $size }
screening-damaged = НЕ звіряється з { $list }: список пошкоджено; причину показує 'ntc watchlist list'
screening-loading = Найновіша редакція { $list } завантажується; доти діє попередня
screening-kept = { $count ->
        [one] Зберігається { $count } звірений обʼєкт, строк зберігання: { $days }
        [few] Зберігаються { $count } звірені обʼєкти, строк зберігання: { $days }
        [many] Зберігається { $count } звірених обʼєктів, строк зберігання: { $days }
       *[other] Зберігається { $count } звірених обʼєктів, строк зберігання: { $days }
    }
screening-days = { $count ->
        [one] { $count } день
        [few] { $count } дні
        [many] { $count } днів
       *[other] { $count } днів
    }
screening-again = Триває повторне звіряння: змінився список або орієнтування
screening-behind = { $count ->
        [one] З опублікованого й отриманого ще належить звірити { $count } запис
        [few] З опублікованого й отриманого ще належить звірити { $count } записи
        [many] З опублікованого й отриманого ще належить звірити { $count } записів
       *[other] З опублікованого й отриманого ще належить звірити { $count } записів
    }
screening-subject-none = Під позначенням { $reference } нікого не збережено. Шукаються лише позначення у файлі, власне імʼя вузла та номер запису: ні імʼя, ні номер документа. Строк зберігання звірених обʼєктів: { $days }
screening-subject-how = укажіть позначення так, як у файлі, власне імʼя вузла, як його показує збіг, або повний номер запису
screening-subject-record = запис { $id } від { $origin }, { $field }
screening-subject-kept = зберігається до { $until } UTC
screening-column-when = КОЛИ (UTC)
screening-column-against = З ЧИМ
screening-column-result = РЕЗУЛЬТАТ
screening-found-nothing = нічого не знайдено
screening-found = { $count ->
        [one] знайдено: { $count }
        [few] знайдено: { $count }
        [many] знайдено: { $count }
       *[other] знайдено: { $count }
    }
screening-met = знайдено; збіг показує 'ntc hit list'
screening-met-unknown = не позначено: за раз знайдено надто багато; показує 'ntc hit list'
screening-not-against = { $against }; НЕ з { $lists }
screening-subject-more = З цим імʼям є й інші; вісім або більше знаків імені, яке дав вузол, покажуть лише одного
screening-times-more = { $count ->
        [one] Звірено повторно ще { $count } раз
        [few] Звірено повторно ще { $count } рази
        [many] Звірено повторно ще { $count } разів
       *[other] Звірено повторно ще { $count } разу
    }
screening-subject-unseen = { $count ->
        [one] Ще { $count } обʼєкт — у записі, якого ваші правила вам не показують
        [few] Ще { $count } обʼєкти — у записах, яких ваші правила вам не показують
        [many] Ще { $count } обʼєктів — у записах, яких ваші правила вам не показують
       *[other] Ще { $count } обʼєкта — у записах, яких ваші правила вам не показують
    }
screening-not-erased = нікого не стерто
screening-erase-several = { $count ->
        [one] з цим імʼям зберігається { $count }; вкажіть імʼя потрібного, яке дав вузол, його показує 'ntc screening subject'
        [few] з цим імʼям зберігаються { $count }; вкажіть імʼя потрібного, яке дав вузол, його показує 'ntc screening subject'
        [many] з цим імʼям зберігаються { $count }; вкажіть імʼя потрібного, яке дав вузол, його показує 'ntc screening subject'
       *[other] з цим імʼям зберігаються { $count }; вкажіть імʼя потрібного, яке дав вузол, його показує 'ntc screening subject'
    }
screening-erase-ask = { $who } буде стерто зі звіреного; збіги з ним, збережені запити й аудит залишаються. Щоб стерти, введіть yes:
screening-erase-yes = вкажіть --yes
screening-erase-record = { $reference } — запис, і стирається він інакше: адміністратор виконує 'ntc record erase ID'
screening-erased = #{ $name }: тут стерто. Лишається інше, де може стояти імʼя: збіги, зокрема невирішені, запити на 30 днів і записи контрольних списків
