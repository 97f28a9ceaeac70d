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
screening-subject-none = { $reference } istinadı ilə heç kim saxlanılmır. Yalnız faylın istinadı, qovşağın öz adı və qeydin identifikatoru axtarılır: şəxs adı və sənəd nömrəsi axtarılmır. Tutuşdurulanların saxlanma müddəti: { $days }
screening-subject-how = istinadı faylda olduğu kimi, qovşağın öz adını uyğunluğun göstərdiyi kimi və ya qeydin tam identifikatorunu verin
screening-subject-record = { $origin } qeydi { $id }, { $field }
screening-subject-kept = { $until } UTC-dək saxlanılır
screening-column-when = VAXT (UTC)
screening-column-against = NƏ İLƏ
screening-column-result = NƏTİCƏ
screening-found-nothing = heç nə tapılmadı
screening-found = { $count ->
        [one] { $count } tapıldı
       *[other] { $count } tapıldı
    }
screening-met = tapıldı; uyğunluğu 'ntc hit list' göstərir
screening-met-unknown = qeyd edilməyib: birdəfəyə çox tapılıb; 'ntc hit list' göstərir
screening-not-against = { $against }; bunlarla YOX: { $lists }
screening-subject-more = Bu adda başqaları da var; qovşağın verdiyi adın ən azı səkkiz rəqəmi yalnız birini göstərir
screening-times-more = { $count ->
        [one] Daha { $count } dəfə yenidən tutuşdurulub
       *[other] Daha { $count } dəfə yenidən tutuşdurulub
    }
screening-subject-unseen = { $count ->
        [one] Daha { $count } obyekt qaydalarınızın sizə göstərmədiyi qeyddədir
       *[other] Daha { $count } obyekt qaydalarınızın sizə göstərmədiyi qeydlərdədir
    }
screening-not-erased = heç kim silinmədi
screening-erase-several = { $count ->
        [one] bu adda { $count } obyekt saxlanılır; nəzərdə tutulanın qovşaqdakı adını verin, onu 'ntc screening subject' göstərir
       *[other] bu adda { $count } obyekt saxlanılır; nəzərdə tutulanın qovşaqdakı adını verin, onu 'ntc screening subject' göstərir
    }
screening-erase-ask = { $who } tutuşdurulanlardan silinəcək; uyğunluqlar, saxlanan sorğular və audit qalacaq. Silmək üçün yes yazın:
screening-erase-yes = --yes göstərin
screening-erase-record = { $reference } qeyddir və başqa cür silinir: administrator 'ntc record erase ID' ilə silir
screening-erased = #{ $name } burada silindi. Adı çəkilə bilən qalan yerlər durur: uyğunluqlar, qərar verilməyənlər də, sorğular 30 gün və nəzarət siyahılarının yazıları
