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
