watchlist-modes = rejimlər: { $modes }
watchlist-actions = tədbirlər: { $actions }
watchlist-markers = işarələr: { $markers }
watchlist-grade = '{ $text }' dərəcə deyil; 4x4:B2, 3x5x2:1A və ya admiralty:B2 kimi yazın
watchlist-not-made = siyahı yaradılmadı
watchlist-not-described = siyahının təsviri dəyişdirilmədi
watchlist-made = Yaradıldı: { $state }
watchlist-not-written = siyahı yazılmadı
watchlist-exported = { $count ->
        [one] { $list } siyahısından { $count } yazı { $file } faylına yazıldı
       *[other] { $list } siyahısından { $count } yazı { $file } faylına yazıldı
    }
watchlist-exported-without = Faylda yoxdur: siyahının öz adı, paylaşımı, əsası, dərəcəsi və sonu.
watchlist-exported-anew = Eyni siyahını yenidən yaratmaq üçün: bunların hamısı ilə 'ntc watchlist create LIST', sonra 'ntc watchlist add LIST FILE --as-written'
watchlist-not-taken-in = siyahı qəbul edilmədi
watchlist-forms = formatlar: { $forms }
watchlist-several = öz cədvəllərinizdən bir neçəsi bir siyahı olur; adını --to ilə verin
watchlist-to-one = fayllar bir neçə siyahıya aiddir, --to isə birini adlandırır: { $lists }
watchlist-to-one-advice = --to seçimini çıxarın və ya hər siyahını ayrı əmrlə idxal edin
watchlist-unnamed = faylın adı siyahı adı ola bilməz; siyahını --to ilə adlandırın
watchlist-there = { $list } siyahısı artıq var; başqa faylın cədvəli başqa siyahı ola bilər
watchlist-there-advice = 'ntc watchlist update { $list } FILE' onu yeni versiya kimi, --to NAME başqa siyahı kimi qəbul edir
watchlist-entries-read = oxunan yazı
watchlist-try-again = yenidən cəhd edin
watchlist-cut-short = qovşaq qəbulun necə bitdiyini bildirmədən çağırışı bitirdi
watchlist-look = 'ntc watchlist list' əmrinə baxın
watchlist-took-in = { $count ->
        [one] { $list } qəbul edildi: { $count } yazı
       *[other] { $list } qəbul edildi: { $count } yazı
    }
watchlist-would-hold = { $count ->
        [one] Heç nə dəyişdirilmədi. { $list } siyahısında { $count } yazı olardı
       *[other] Heç nə dəyişdirilmədi. { $list } siyahısında { $count } yazı olardı
    }
watchlist-before = Əvvəl: { $before }. Əlavə edilən { $added }, dəyişən { $changed }, yenidən nömrələnən { $renumbered }, silinən { $removed }
watchlist-fate-added = əlavə edildi
watchlist-fate-changed = dəyişdi
watchlist-fate-renumbered = yenidən nömrələndi
watchlist-fate-removed = silindi
watchlist-formerly = { $change }, əvvəl: { $former }
watchlist-left = Tutuşdurulmayan { $what }: { $count }
watchlist-faults = { $count ->
        [one] { $count } səhv:
       *[other] { $count } səhv:
    }
watchlist-place = fayl { $file }, sətir { $line }
watchlist-place-entry = fayl { $file }, sətir { $line }, yazı { $key }
watchlist-taken-without = bu olmadan götürüldü
watchlist-taken-as-written = yazıldığı kimi götürüldü
watchlist-taken-year = yalnız ili saxlanıldı
watchlist-not-taken = götürülmədi
watchlist-do = nə etməli: { $advice }
watchlist-do-as-written = sənədlərlə rəqəm-rəqəm tutuşdurun; yazıldığı kimi qəbul edilib
watchlist-do-last-row = faylın son sətrinin tam olub-olmadığına baxın; sətir qəbul edilib
watchlist-more-changes = və daha { $count } dəyişiklik; --json-da var
watchlist-more-faults = və daha { $count } səhv; --json-da var
watchlist-not-listed = siyahılar göstərilmədi
watchlist-none = Nəzarət siyahısı yoxdur. 'ntc watchlist import FILE' siyahı qəbul edir.
watchlist-column-list = SİYAHI
watchlist-column-entries = YAZI
watchlist-column-changed = DƏYİŞİB
watchlist-column-by = KİM
watchlist-column-from = HARADAN
watchlist-column-leaves = QOVŞAQDAN ÇIXIR
watchlist-officers = əməkdaşlar
watchlist-not-shown = siyahı göstərilmədi
watchlist-empty = İçində yazı yoxdur.
watchlist-more = Davamı: --after { $key }
watchlist-column-key = AÇAR
watchlist-column-what = NƏ
watchlist-column-name = AD
watchlist-column-born = DOĞUM
watchlist-column-numbers = NÖMRƏLƏR
watchlist-column-states = DÖVLƏTLƏR
watchlist-label-key = Açar
watchlist-label-what = Nə
watchlist-label-names = Adlar
watchlist-label-born = Doğum
watchlist-label-born-at = Doğum yeri
watchlist-label-sex = Cins
watchlist-label-nationalities = Vətəndaşlıqlar
watchlist-label-states = Dövlətlər
watchlist-label-numbers = Nömrələr
watchlist-label-email = E-poçt
watchlist-label-addresses = Ünvanlar
watchlist-label-goods = Mallar və marşrutlar
watchlist-label-listed = Siyahıdakı proqram
watchlist-label-former = Əvvəlki açarlar
watchlist-label-remarks = Qeydlər
watchlist-label-own = Ayrıca istənilir
watchlist-damaged = { $list } zədələnib, onunla tutuşdurma aparılmır: { $why }
watchlist-edition = { $count ->
        [one] { $count } yazı, dəyişiklik { $number }, { $at } UTC, { $by }
       *[other] { $count } yazı, dəyişiklik { $number }, { $at } UTC, { $by }
    }
watchlist-told-none = Tərəfdaşlara hələ heç bir yazı bildirilməyib; 'ntc watchlist push { $list }' yenilikləri bildirir.
watchlist-told-new = { $count ->
        [one] Tərəfdaşlara { $count } yazı bildirilmiş ola bilər; 'ntc watchlist push { $list }' yenilikləri bildirir.
       *[other] Tərəfdaşlara { $count } yazı bildirilmiş ola bilər; 'ntc watchlist push { $list }' yenilikləri bildirir.
    }
watchlist-told-back = { $count ->
        [one] Tərəfdaşlara { $count } yazı bildirilmiş ola bilər; 'ntc watchlist push { $list }' bunu geri götürür.
       *[other] Tərəfdaşlara { $count } yazı bildirilmiş ola bilər; 'ntc watchlist push { $list }' bunu geri götürür.
    }
watchlist-leaves-push = Yazılar göndərildikdə xəbərdarlıq kimi çıxır, tərəfdaşların suallarına da bununla cavab verilir.
watchlist-leaves-hits = Sazişi icazə verən tərəfdaşlar suallarının uyğun gəlib-gəlmədiyini öyrənir.
watchlist-leaves-no-more = Daha ondan heç nə qovşaqdan çıxmır.
watchlist-leaves-nothing = Ondan heç nə qovşaqdan çıxmır.
watchlist-asked = İstənilir: { $asked }
watchlist-warning = { $action }; diqqət: { $markers }
watchlist-order = { $action }; əsas: { $basis }; { $until }, yenidən qərar { $review } tarixinədək; sahibi { $owner }
watchlist-order-first = { $action }; əsas: { $basis }; { $until }, yenidən qərar { $review } tarixinədək; sahibi { $owner }, tədbirdən əvvəl ondan soruşulur
watchlist-no-end = müddətsiz
watchlist-until = { $day } tarixinədək
watchlist-reviews-due = { $list }: 30 gün ərzində çatan və ya gecikmiş yenidən baxışlar: { $count }, ilki { $day }
watchlist-source = Mənbə: { $format }, versiya { $version }
watchlist-source-unversioned = Mənbə: { $format }, versiya göstərilməyib
watchlist-refused-part = { $count ->
        [one] { $count } yazı və ya sətir götürülmədi
       *[other] { $count } yazı və ya sətir götürülmədi
    }
watchlist-not-put = heç bir yazı yazılmadı
watchlist-kinds = növlər: { $kinds }
watchlist-add-nothing = kimin və ya nəyin axtarıldığı göstərilməyib
watchlist-add-how = ad, nömrə, ünvan və ya marşrutu ilə mal göstərin: --name, --born, --nationality, --number, --email, --address, --hs və ya --word ilə birlikdə --origin, --via və ya --destination; məsələn: ntc watchlist add LIST --kind person --name "Anna Invented" --born 1961-03
watchlist-add-unended = faylın sonuna baxın: son sətir tamdırsa, --as-written onu olduğu kimi qəbul edir; arxasına qoyulan sətir sonu şübhəni aradan qaldırır
watchlist-number-form = passport:X0000001:GE və ya container:CSQU3054383 kimi yazın
watchlist-number-none = '{ $scheme }' nömrə növü deyil; növləri 'ntc codes scheme' göstərir
watchlist-too-large = yazılar { $bytes } baytdır, bir dəyişikliyə { $most } bayt sığır
watchlist-wrote = { $count ->
        [one] { $count } yazı yazıldı: { $keys }
       *[other] { $count } yazı yazıldı: { $keys }
    }
watchlist-replaced = { $key }: yazı əvəz edildi
watchlist-replaced-lost = artıq yoxdur: { $fields }
watchlist-replaced-changed = dəyişdi: { $fields }
watchlist-replaced-added = əlavə edildi: { $fields }
watchlist-written-before = { $count ->
        [one] { $count } yazı əvvəlki kimi qaldı: { $keys }
       *[other] { $count } yazı əvvəlki kimi qaldı: { $keys }
    }
watchlist-not-removed = heç nə silinmədi
watchlist-took-off = { $count ->
        [one] { $count } yazı çıxarıldı
       *[other] { $count } yazı çıxarıldı
    }
watchlist-remove-warning = Daha heç kim { $list } ilə tutuşdurulmayacaq və siyahını geri qaytarmaq olmaz.
watchlist-remove-type = Silmək üçün remove yazın:
watchlist-give-yes = --yes verin
watchlist-removed = { $list } bütün yazıları ilə silindi
watchlist-not-all-told = hər şey bildirilmədi
watchlist-nothing-told = heç nə bildirilmədi
watchlist-push-type = Bildirmək üçün push yazın:
watchlist-entries-told = bildirilən yazı
watchlist-partner-told = yeni: { $new }, düzəliş: { $corrected }, geri çağırma: { $withdrawn }
watchlist-partner-told-without = yeni: { $new }, düzəliş: { $corrected }, geri çağırma: { $withdrawn }; bu bölmələr olmadan: { $sections }
watchlist-partner-unseeing = { $count ->
        [one] şəxslər barədə { $count } xəbərdarlıq göndərilmir: heç bir saziş ona şəxsləri göstərmir
       *[other] şəxslər barədə { $count } xəbərdarlıq göndərilmir: heç bir saziş ona şəxsləri göstərmir
    }
watchlist-partners = Tərəfdaşlar üzrə:
watchlist-push-check = Heç nə bildirilmədi. Göndərmə bunları edərdi:
watchlist-push-known = Siyahı üzrə bildiriləcək yeni bir şey yoxdur.
watchlist-column-step = ADDIM
watchlist-column-record = QEYD
watchlist-column-told = KİMƏ
watchlist-step-published = yeni
watchlist-step-corrected = düzəliş
watchlist-step-retracted = geri çağırma
watchlist-step-later = sonra
watchlist-step-over = bitib
watchlist-step-refused = rədd edildi
watchlist-push-sum = Yeni: { $new }, düzəliş: { $corrected }, geri çağırma: { $withdrawn }
watchlist-push-sum-refused = Yeni: { $new }, düzəliş: { $corrected }, geri çağırma: { $withdrawn }, rədd edilən: { $refused }
watchlist-push-same = { $count ->
        [one] { $count } yazı əvvəlki kimi dərc edilib.
       *[other] { $count } yazı əvvəlki kimi dərc edilib.
    }
watchlist-push-cut = { $key }: xəbərdarlıqda bunların hamısına yer yoxdur: { $fields }
watchlist-push-refused = { $key } rədd edildi: { $why } [{ $code }]
watchlist-push-category = hüquq pozuntusu sahəsini siyahı üçün göstərin: ntc watchlist describe { $list } --category CODE; CODE bunlardan biridir: { $codes }
watchlist-party-without = { $party } (bunlarsız: { $sections })
watchlist-delivery = Kimin aldığını 'ntc alert delivery RECORD' göstərir.
watchlist-shrunk = Yazılarının beşdə birindən çoxunu itirib: update bunu yalnız --accept-shrink ilə qəbul edir
