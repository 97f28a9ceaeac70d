alert-not-corrected = xəbərdarlığa düzəliş edilmədi
alert-corrected = { $before } düzəldildi: { $version } nömrəli versiya:
alert-corrected-told = Əvvəlki versiyası olan tərəfdaşlara bildirilir.
alert-who-obeyed = Kim icra edib: ntc recall status { $id }
alert-deliveries-not-shown = çatdırılma göstərilmədi
alert-receipts = qəbzlər
alert-receipts-missing = { $count ->
        [one] { $seconds } san sonra { $count } qəbz çatmır
       *[other] { $seconds } san sonra { $count } qəbz çatmır
    }
alert-receipts-advice = heç nə itməyib: qovşaq mümkün olan kimi göndərəcək; ətraflı və kimə zəng etməli: 'ntc peer show PARTY'
alert-held-back-here = burada ləngidilir, { $why }
alert-no-receipt = hələ qəbz yoxdur
alert-erased-before = Xəbərdarlığı imza ilə alanlar onu əvvəl və ya ondan qalanı alıblar.
alert-nobody-enrolled = Heç bir tərəfdaş qeydiyyatda deyil: onu heç kim almır.
alert-column-partner = TƏRƏFDAŞ
alert-column-state = VƏZİYYƏT
alert-column-receipt = QƏBZ (UTC)
alert-column-gets = ALIR
alert-column-not = ALMIR
alert-state-until = { $state }, { $until } UTC-də
alert-receipt-by = ən geci { $time }
alert-not-utf8 = { $file }: UTF-8 deyil; UTF-8 kimi saxlayıb yenidən cəhd edin
alert-empty = { $file }: boşdur
alert-request-asked = müraciət dərc edilmir, ünvanlanır
alert-request-advice = onu yeganə qəbul edən tərəfə ünvanlayın: 'ntc request new FILE'
alert-sample-itself = bu, nümunənin özüdür; real hadisədən danışmır
alert-sample-persons = şəxsləri nümunədəkilərdir, onlar mövcud deyil
alert-sample-advice = öz hadisənizi yazın, 'ntc alert publish FILE --check' ilə baxın, sonra dərc edin
alert-table-advice = 'ntc alert import{ $option } --template' başlanğıc üçün cədvəl yazır; sütunlar --help-də göstərilib
alert-erasure-label = Silinib
alert-erasure = { $at } UTC, { $by }, reyestrinin { $entry } nömrəli yazısı: { $sections } ({ $why })
alert-erased-expired = saxlama müddəti bitib
alert-erased-withdrawn = müəllif geri götürüb
alert-erased-demanded = şəxsin hüququ və ya məhkəmə tələb edib
alert-erased-given-up = bu tərəf imtina edib
alert-erased-unknown = bu versiyanın tanımadığı səbəb: { $code }
alert-not-imported = cədvəl idxal edilmədi
alert-point-or-comma = point və ya comma yazın
alert-import-broke = İdxal yarımçıq qaldı. Yenidən işə salın: artıq dərc edilən ikinci dəfə dərc edilmir.
alert-import-no-end = idxal sona çatmadı
alert-import-again = idxalı yenidən işə salın: artıq dərc edilən ikinci dəfə dərc edilmir
alert-check-no-end = yoxlama sona çatmadı
alert-check-again = yoxlamanı yenidən işə salın
alert-publishing = dərc edilir
alert-checking = yoxlanılır
alert-unanswered = { $count ->
        [one] qovşaq { $count } sətri cavabsız qoydu
       *[other] qovşaq { $count } sətri cavabsız qoydu
    }
alert-near-comparing = nömrələr tutuşdurulur
alert-near-not-looked = yaxın nömrələr axtarılmadı
alert-near-title = Bəlkə bunlar nəzərdə tutulub, sənədlərlə tutuşdurun:
alert-near-line = sətir { $line }
alert-near-more = və daha { $count }: onları --all-rows göstərir
alert-near-left-failed = { $count ->
        [one] { $count } sətrin nömrələri tutuşdurulmadı: { $why }
       *[other] { $count } sətrin nömrələri tutuşdurulmadı: { $why }
    }
alert-near-left = { $count ->
        [one] { $count } sətrin nömrələri tutuşdurulmadı: kifayət qədər göstərilib.
       *[other] { $count } sətrin nömrələri tutuşdurulmadı: kifayət qədər göstərilib.
    }
alert-read = { $form } kimi oxundu; { $lines }.
alert-rows = { $count ->
        [one] { $count } sətir
       *[other] { $count } sətir
    }
alert-check-result = Dərc edilə bilər: { $published }, əvvəl dərc edilib: { $before }, dərc edilə bilməz: { $refused }. Heç nə göndərilmədi.
alert-import-result = Dərc edildi: { $published }, əvvəl dərc edilib: { $before }, rədd edildi: { $refused }.
alert-not-taken = { $count ->
        [one] Qovşaq indi { $count } sətri qəbul edə bilmədi; onlarda səhv yoxdur: cədvəli sonra yenidən idxal edin.
       *[other] Qovşaq indi { $count } sətri qəbul edə bilmədi; onlarda səhv yoxdur: cədvəli sonra yenidən idxal edin.
    }
alert-made = { $count ->
        [one] { $count } sətirdə id yoxdur: istinad məzmundan qurulub; id olsa, düzəliş hadisəni göstərə bilər.
       *[other] { $count } sətirdə id yoxdur: istinad məzmundan qurulub; id olsa, düzəliş hadisəni göstərə bilər.
    }
alert-warnings = Diqqət bildirişləri, heç nə rədd edilməyib:
alert-finding-line = sətir
alert-finding-do = edin
alert-more-rules = { $count ->
        [one] Daha { $count } qayda pozulub: --all-rows hamısını bütün sətirləri ilə göstərir.
       *[other] Daha { $count } qayda pozulub: --all-rows hamısını bütün sətirləri ilə göstərir.
    }
alert-ranges-more = { $lines } və daha { $count }: onları --all-rows göstərir
alert-totals-nobody = Heç bir tərəfdaş qeydiyyatda deyil: onları heç kim almır.
alert-totals-nobody-would = Heç bir tərəfdaş qeydiyyatda deyil: onları heç kim almazdı.
alert-totals-all = { $count ->
        [one] { $count } tərəfdaş hamısını alır: { $parties }
       *[other] { $count } tərəfdaş hamısını alır: { $parties }
    }
alert-totals-all-would = { $count ->
        [one] { $count } tərəfdaş hamısını alardı: { $parties }
       *[other] { $count } tərəfdaş hamısını alardı: { $parties }
    }
alert-totals-none = { $party } heç birini almır: { $why }
alert-totals-none-would = { $party } heç birini almazdı: { $why }
alert-totals-some = { $party } alır: { $some } / { $rows }: { $why }
alert-totals-some-would = { $party } alardı: { $some } / { $rows }: { $why }
alert-not-listed = xəbərdarlıqlar siyahıya alınmadı
alert-list-nothing = Heç nə tapılmadı. Süzgəcsiz 'ntc alert list' qovşaqda olanların hamısını göstərir.
alert-column-event = HADİSƏ
alert-column-from = KİMDƏN
alert-column-kind = NÖV
alert-column-place = YER
alert-column-goods = MALLAR
alert-column-urgency = TƏCİLİLİK
alert-categories = kateqoriyalar
alert-not-published = xəbərdarlıq dərc edilmədi
alert-pages-looked = { $count ->
        [one] { $count } qeydə baxıldı, hələ uyğun gələn yoxdur; axtarış davam edir
       *[other] { $count } qeydə baxıldı, hələ uyğun gələn yoxdur; axtarış davam edir
    }
alert-pages-more = Davamı var: --all hamısını sadalayır, --page { $key } buradan davam edir.
alert-pages-on = Davamı var: --page { $key } buradan davam edir.
alert-pages-surest = Bu, çox qeyddə var: daha dəqiq cavablar üçün { $count } qeyd oxundu, qalanları nə qədər dəqiq olsa da, yenidən köhnəyə gedir. Daha çox söz daha az qeyd tapır.
alert-pages-behind = { $count ->
        [one] Ən yenilər olmaya bilər: indeks qovşaqda olandan { $count } yazı geri qalır. Bir azdan yenidən soruşun.
       *[other] Ən yenilər olmaya bilər: indeks qovşaqda olandan { $count } yazı geri qalır. Bir azdan yenidən soruşun.
    }
alert-out-of-reach = { $party } üzrə əlçatmaz qeydlər: { $count }; tərəfdaş kənara qoyulub, səbəbi: 'ntc peer list --details'.
alert-out-of-reach-all = { $party } qeydlərinin heç biri əlçatan deyil və siyahıda yoxdur; tərəfdaş kənara qoyulub, səbəbi: 'ntc peer list --details'.
alert-made-reference = Qaralamada istinad yoxdur; məzmunundan qurulub: { $reference }. Dəyişmiş fayl başqa hadisə sayılmasın deyə national.source_reference göstərin.
alert-nobody-left = Ala biləcək və hələ almamış heç kim qalmayıb: yeni heç nə bildirilmir.
alert-ask-nobody = Onu heç kim almayacaq. Yenə də dərc etmək üçün yes yazın:
alert-ask-elsewhere = kiminsə cavab verə biləcəyi yerdə işə salın
alert-not-simulated = heç nə modelləşdirilmədi
alert-not-publishable = qaralama dərc edilə bilməz
alert-would-again = Əvvəl { $id } kimi dərc edilib: yenidən dərc etmək heç nə yazmaz.
alert-would-nobody = Onu heç kim almazdı.
alert-checked = Qaralamanı { $origin } dərc edə bilər. Heç kimə bildirilməyib.
alert-would-none-enrolled = Hələ heç bir tərəfdaş qeydiyyatda deyil: onu heç kim almazdı.
alert-published-before = Əvvəl { $id } kimi dərc edilib: yeni heç nə yazılmadı.
alert-published = Dərc edildi { $id }: reyestrin { $entry } nömrəli yazısı, { $size } ölçülü imzalı yoxlama nöqtəsi altında.
alert-published-nobody = Onu heç kim almır: heç bir tərəfdaş qeydiyyatda deyil. 'ntc peer add CARD' qeydiyyata alır, sonra --again bildirir.
alert-concluded-nobody = Onu heç kim almır. Səbəbi son sütundadır; kiminlə nəyin qüvvədə olduğunu 'ntc agreement list' göstərir. Bu dəyişəndə: ntc alert publish FILE --again
alert-concluded = { $count ->
        [one] { $count } tərəfdaşdan { $entitled } nəfəri alır. Nə olduğu: ntc alert delivery { $id }
       *[other] { $count } tərəfdaşdan { $entitled } nəfəri alır. Nə olduğu: ntc alert delivery { $id }
    }
alert-unseen = Diqqət edin: tədbir istənilir, lakin kim barədə olduğu göstərilmir: { $parties }
alert-gets-nothing = heç nə
alert-withheld-asked = verilmir, istənilə bilər
alert-refused-not-listed = rədd edilmiş qeydlər siyahıya alınmadı
alert-refused-none = Tərəfdaşların göndərdiklərindən heç nə rədd edilməyib.
alert-column-received = ALINIB (UTC)
alert-column-refused = RƏDD EDİLİB
alert-column-again = YENİDƏN BAXILIR (UTC)
alert-not-withdrawn = xəbərdarlıq geri götürülmədi
alert-reasons = səbəblər
alert-retract-ask = { $id } xəbərdarlığı burada və olduğu bütün tərəfdaşlarda silinir. Geri götürmək üçün yes yazın:
alert-give-yes = --yes göstərin
alert-withdrew = Geri götürüldü: { $id }.
alert-withdrew-all = Geri götürüldü: { $id }, { $count } versiyanın hamısı.
alert-retract-nobody = Heç bir tərəfdaşda yoxdur.
alert-retract-told = Bunlara bildirilir, çünki onlara göndərilib və ya yoldadır:
alert-retract-unable = geri götürmələri oxuya bilmir: zəng edin
alert-not-shown = xəbərdarlıq göstərilmədi
alert-came-untold = Nəticəsi indi deyilə bilmir: { $why }
alert-came-title = Nəticəsi, 'ntc outcome ID' ilə. Vaxt UTC ilədir.
alert-came-none = Nəticəsini heç kim bildirməyib və heç kim borclu deyil.
alert-show-of = { $kind }, { $origin }
alert-show-contact-first = Hər hansı tədbirdən əvvəl müəllifdən soruşulur.
alert-show-nothing-left = Dediklərindən heç nə qalmayıb.
alert-show-not-disclosed = Açıqlanmayıb və ya yoxdur: { $sections }
alert-show-revealed = Qalanından sonra göstərilib və imzalananın bu olduğu sübut edilib: { $sections }
alert-show-entry = Müəllifin reyestrinin { $entry } nömrəli yazısı; { $since } UTC-dən saxlanılır
alert-show-entry-key = Müəllifin reyestrinin { $entry } nömrəli yazısı; { $since } UTC-dən saxlanılır; müəllif açarı { $key }
alert-show-retracted = Müəllif geri götürüb
alert-show-superseded = Müəllif düzəliş edib
alert-show-same = Başqa yolla saxlanılır
alert-show-refused = Rədd edilib
alert-show-again = { $until } UTC-də yenidən baxılacaq
alert-show-held-back = Müəllif bir hissəsini ləngidir
alert-show-kept = { $until } UTC-dək saxlanılır, əsas: { $by }
alert-show-kept-section = { $section }: { $until } UTC-dək, əsas: { $by }
alert-show-use = İstifadə: { $said }
alert-bound-author = müəllif
alert-bound-agreement = { $agreement } sazişi
alert-bound-agreement-ended = { $agreement } sazişinin sona çatması
alert-bound-own = bu qovşağın qaydası
alert-from = { $origin } mənbəyindən { $by } vasitəsilə, göstərilmiş razılıq olmadan; { $origin } onu { $id } adlandırır
alert-from-consent = { $origin } mənbəyindən { $by } vasitəsilə, { $origin } tərəfinin { $consent } razılığı ilə; { $origin } onu { $id } adlandırır
alert-signed-known = { $origin } kartında göstərilən { $key } açarı ilə imzalanıb; { $origin } reyestrinin { $entry } nömrəli yazısı
alert-signed-said = { $by } tərəfinin { $origin } açarı dediyi { $key } ilə imzalanıb; { $origin } reyestrinin { $entry } nömrəli yazısı
alert-also-author = Müəllifdən də gəlib, TLP:{ $tlp }, { $id } qeydi ilə; daha sərt şərtlər keçərlidir
alert-also-by = { $by } vasitəsilə də gəlib, TLP:{ $tlp }, { $id } qeydi ilə; daha sərt şərtlər keçərlidir
alert-kinds = növlər: { $names }
alert-page-key = açar əvvəlki səhifənin sonundakı açardır
alert-goods-erased = silinib
alert-from-by = { $origin }, vasitəçi { $by }
alert-look-at = Diqqət edin:
alert-publish-it = Dərc et
alert-pages-looking = hələ uyğun gələn yoxdur; axtarış davam edir
alert-published-unseen = Qaydalarınız bu qeydi, buna görə də onu kimin aldığını sizə göstərmir.
alert-not-proven = heç bir sübut yazılmadı
alert-proven = { $file } yazıldı. Onu alan kəs 'ntc ledger check' ilə yoxlayır; qovşaq lazım deyil.
alert-proven-shows = O, bu bölmələri göstərir: { $sections }
alert-proven-nothing = O, heç bir bölmə göstərmir, yalnız başlığı.
alert-proven-whose = Açarların { $origin } tərəfinə məxsus olduğu yalnız həmin tərəfin oxuduğu barmaq izindən bilinir: { $fingerprint }
