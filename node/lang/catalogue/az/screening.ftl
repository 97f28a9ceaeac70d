screening-not-set = rejim təyin edilmədi
screening-not-shown = heç nə göstərilmir
screening-active-now = Bundan sonra qüvvədədir: { $preset }
screening-stays = Heç nə dəyişdirilmədi: qüvvədə qalır { $active }
screening-active = Qüvvədədir: { $active }
screening-nobody-kept = Tutuşdurulan heç kim saxlanılmır: rejimin nə göstərəcəyini hələ demək olmur
screening-column-preset = REJİM
screening-column-shown = GÖSTƏRİLƏN
screening-column-of = 1000-DƏN
screening-mark-active = qüvvədə
screening-mark-asked = soruşulan
screening-rates-of = { $count ->
        [one] { $since } UTC-dən bəri tutuşdurulan { $count } obyektdən
       *[other] { $since } UTC-dən bəri tutuşdurulan { $count } obyektdən
    }
screening-against = Tutuşdurma bunlarla aparılır: { $against }
screening-memory = Rejim: { $preset }; siyahılar və xəbərdarlıqlar yaddaşda { $size } yer tutur
screening-damaged = { $list } siyahısı ilə TUTUŞDURULMUR: siyahı zədələnib; səbəbini 'ntc watchlist list' göstərir
screening-loading = { $list } siyahısının ən yeni nəşri oxunur; o vaxtadək əvvəlki qüvvədədir
screening-kept = { $count ->
        [one] Tutuşdurulan { $count } obyekt saxlanılır, hər birinin müddəti: { $days }
       *[other] Tutuşdurulan { $count } obyekt saxlanılır, hər birinin müddəti: { $days }
    }
screening-days = { $count ->
        [one] { $count } gün
       *[other] { $count } gün
    }
screening-again = Yenidən tutuşdurulurlar: siyahı və ya xəbərdarlıq dəyişib
screening-behind = { $count ->
        [one] Dərc edilən və alınanlardan { $count } yazı hələ tutuşdurulacaq
       *[other] Dərc edilən və alınanlardan { $count } yazı hələ tutuşdurulacaq
    }
