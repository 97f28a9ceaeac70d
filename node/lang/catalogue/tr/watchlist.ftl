watchlist-modes = kipler: { $modes }
watchlist-actions = işlemler: { $actions }
watchlist-markers = işaretler: { $markers }
watchlist-grade = '{ $text }' bir derece değil; 4x4:B2, 3x5x2:1A veya admiralty:B2 gibi yazın
watchlist-not-made = liste oluşturulmadı
watchlist-not-described = liste tanımlanmadı
watchlist-made = Oluşturuldu: { $state }
watchlist-not-written = liste yazılmadı
watchlist-exported = { $count ->
        [one] { $list } listesinden { $count } girdi { $file } dosyasına yazıldı
       *[other] { $list } listesinden { $count } girdi { $file } dosyasına yazıldı
    }
watchlist-exported-without = Dosyada yok: listenin kendi başlığı, paylaşımı, dayanağı, derecesi ve sonu.
watchlist-exported-anew = Aynı listeyi yeniden yapmak için: bunların hepsiyle 'ntc watchlist create LIST', sonra 'ntc watchlist add LIST FILE --as-written'
watchlist-not-taken-in = liste alınmadı
watchlist-forms = biçimler: { $forms }
watchlist-several = kendi tablolarınızdan birkaçı tek liste olur; adını --to ile verin
watchlist-to-one = dosyalar birden çok listeye ait, --to ise bir liste adı verir: { $lists }
watchlist-to-one-advice = --to seçeneğini bırakın veya her listeyi ayrı bir komutla içe aktarın
watchlist-unnamed = dosyanın adı liste adı olamaz; listeyi --to ile adlandırın
watchlist-there = { $list } listesi zaten var; başka bir dosyanın tablosu başka bir liste olabilir
watchlist-there-advice = 'ntc watchlist update { $list } FILE' onu yeni sürüm olarak, --to NAME başka bir liste olarak alır
watchlist-entries-read = okunan girdi
watchlist-try-again = yeniden deneyin
watchlist-cut-short = düğüm, almanın nasıl bittiğini söylemeden çağrıyı sonlandırdı
watchlist-look = 'ntc watchlist list' çıktısına bakın
watchlist-took-in = { $count ->
        [one] { $list } alındı: { $count } girdi
       *[other] { $list } alındı: { $count } girdi
    }
watchlist-would-hold = { $count ->
        [one] Hiçbir şey değiştirilmedi. { $list } içinde { $count } girdi olurdu
       *[other] Hiçbir şey değiştirilmedi. { $list } içinde { $count } girdi olurdu
    }
watchlist-before = Önce: { $before }. Eklenen { $added }, değişen { $changed }, yeniden numaralanan { $renumbered }, kaldırılan { $removed }
watchlist-fate-added = eklendi
watchlist-fate-changed = değişti
watchlist-fate-renumbered = yeniden numaralandı
watchlist-fate-removed = kaldırıldı
watchlist-formerly = { $change }, önceki: { $former }
watchlist-left = Tarama dışında kalan { $what }: { $count }
watchlist-faults = { $count ->
        [one] { $count } hata:
       *[other] { $count } hata:
    }
watchlist-place = dosya { $file }, satır { $line }
watchlist-place-entry = dosya { $file }, satır { $line }, girdi { $key }
watchlist-taken-without = bu olmadan alındı
watchlist-taken-as-written = yazıldığı gibi alındı
watchlist-taken-year = yalnız yılı alındı
watchlist-not-taken = alınmadı
watchlist-do = yapılacak: { $advice }
watchlist-do-as-written = belgelerle rakam rakam karşılaştırın; yazıldığı gibi alındı
watchlist-do-last-row = dosyanın son satırının tam olup olmadığına bakın; satır alındı
watchlist-more-changes = ve { $count } değişiklik daha; --json içinde
watchlist-more-faults = ve { $count } hata daha; --json içinde
watchlist-not-listed = listeler gösterilmedi
watchlist-none = İzleme listesi yok. 'ntc watchlist import FILE' bir liste alır.
watchlist-column-list = LİSTE
watchlist-column-entries = GİRDİ
watchlist-column-changed = DEĞİŞTİ
watchlist-column-by = KİM
watchlist-column-from = NEREDEN
watchlist-column-leaves = DÜĞÜMDEN ÇIKAN
watchlist-officers = memurlar
watchlist-not-shown = liste gösterilmedi
watchlist-empty = İçinde girdi yok.
watchlist-more = Devamı: --after { $key }
watchlist-column-key = ANAHTAR
watchlist-column-what = NE
watchlist-column-name = AD
watchlist-column-born = DOĞUM
watchlist-column-numbers = NUMARALAR
watchlist-column-states = DEVLETLER
watchlist-label-key = Anahtar
watchlist-label-what = Ne
watchlist-label-names = Adlar
watchlist-label-born = Doğum
watchlist-label-born-at = Doğum yeri
watchlist-label-sex = Cinsiyet
watchlist-label-nationalities = Uyruklar
watchlist-label-states = Devletler
watchlist-label-numbers = Numaralar
watchlist-label-email = E-posta
watchlist-label-addresses = Adresler
watchlist-label-goods = Eşya ve güzergâhlar
watchlist-label-listed = Listelendiği program
watchlist-label-former = Önceki anahtarlar
watchlist-label-remarks = Notlar
watchlist-label-own = Kendine özgü istek
watchlist-damaged = { $list } bozuk, buna göre tarama yapılmıyor: { $why }
watchlist-edition = { $count ->
        [one] { $count } girdi, değişiklik { $number }, { $at } UTC, { $by }
       *[other] { $count } girdi, değişiklik { $number }, { $at } UTC, { $by }
    }
watchlist-told-none = Ortaklara henüz hiçbir girdi bildirilmedi; 'ntc watchlist push { $list }' yenilikleri bildirir.
watchlist-told-new = { $count ->
        [one] Ortaklara { $count } girdi bildirilmiş olabilir; 'ntc watchlist push { $list }' yenilikleri bildirir.
       *[other] Ortaklara { $count } girdi bildirilmiş olabilir; 'ntc watchlist push { $list }' yenilikleri bildirir.
    }
watchlist-told-back = { $count ->
        [one] Ortaklara { $count } girdi bildirilmiş olabilir; 'ntc watchlist push { $list }' bunu geri çeker.
       *[other] Ortaklara { $count } girdi bildirilmiş olabilir; 'ntc watchlist push { $list }' bunu geri çeker.
    }
watchlist-leaves-push = Girdiler gönderildiğinde uyarı olarak çıkar, ortakların soruları da buna göre cevaplanır.
watchlist-leaves-hits = Anlaşması izin veren ortaklar, sorularının eşleşip eşleşmediğini öğrenir.
watchlist-leaves-no-more = Artık hiçbir şeyi düğümden çıkmıyor.
watchlist-leaves-nothing = Hiçbir şeyi düğümden çıkmıyor.
watchlist-asked = İstenen: { $asked }
watchlist-warning = { $action }; ikaz: { $markers }
watchlist-order = { $action }; dayanak: { $basis }; { $until }, yeniden karar { $review } tarihine dek; sahibi { $owner }
watchlist-order-first = { $action }; dayanak: { $basis }; { $until }, yeniden karar { $review } tarihine dek; sahibi { $owner }, işlemden önce ona sorulur
watchlist-no-end = süresiz
watchlist-until = { $day } tarihine dek
watchlist-reviews-due = { $list }: 30 gün içinde yapılması gereken veya gecikmiş gözden geçirmeler: { $count }, ilki { $day }
watchlist-source = Kaynak: { $format }, sürüm { $version }
watchlist-source-unversioned = Kaynak: { $format }, sürüm belirtilmemiş
watchlist-refused-part = { $count ->
        [one] { $count } girdi veya satır alınmadı
       *[other] { $count } girdi veya satır alınmadı
    }
watchlist-not-put = hiçbir girdi yazılmadı
watchlist-kinds = türler: { $kinds }
watchlist-add-nothing = kimin veya neyin arandığı belirtilmedi
watchlist-add-how = bir ad, numara, adres veya güzergâhıyla eşya belirtin: --name, --born, --nationality, --number, --email, --address, --hs ya da --word ile birlikte --origin, --via veya --destination; örneğin: ntc watchlist add LIST --kind person --name "Anna Invented" --born 1961-03
watchlist-add-unended = dosyanın sonuna bakın: son satır tamsa --as-written onu olduğu gibi alır; arkasına konan satır sonu kuşkuyu giderir
watchlist-number-form = passport:X0000001:GE veya container:CSQU3054383 gibi yazın
watchlist-number-none = '{ $scheme }' bir numara türü değil; türleri 'ntc codes scheme' listeler
watchlist-too-large = girdiler { $bytes } bayt, bir değişikliğe { $most } bayt sığar
watchlist-wrote = { $count ->
        [one] { $count } girdi yazıldı: { $keys }
       *[other] { $count } girdi yazıldı: { $keys }
    }
watchlist-replaced = { $key } değiştirildi
watchlist-replaced-lost = artık yok: { $fields }
watchlist-replaced-changed = değişti: { $fields }
watchlist-replaced-added = eklendi: { $fields }
watchlist-written-before = { $count ->
        [one] { $count } girdi önceki gibi kaldı: { $keys }
       *[other] { $count } girdi önceki gibi kaldı: { $keys }
    }
watchlist-not-removed = hiçbir şey kaldırılmadı
watchlist-took-off = { $count ->
        [one] { $count } girdi çıkarıldı
       *[other] { $count } girdi çıkarıldı
    }
watchlist-remove-warning = Artık kimse { $list } listesine göre taranmayacak ve liste geri getirilemez.
watchlist-remove-type = Kaldırmak için remove yazın:
watchlist-give-yes = --yes verin
watchlist-removed = { $list } tüm girdileriyle kaldırıldı
watchlist-not-all-told = her şey bildirilmedi
watchlist-nothing-told = hiçbir şey bildirilmedi
watchlist-push-type = Bildirmek için push yazın:
watchlist-entries-told = bildirilen girdi
watchlist-partner-told = yeni: { $new }, düzeltme: { $corrected }, geri çekme: { $withdrawn }
watchlist-partner-told-without = yeni: { $new }, düzeltme: { $corrected }, geri çekme: { $withdrawn }; şunlar olmadan: { $sections }
watchlist-partner-unseeing = { $count ->
        [one] kişiler hakkında { $count } uyarı gönderilmiyor: hiçbir anlaşma ona kişileri göstermiyor
       *[other] kişiler hakkında { $count } uyarı gönderilmiyor: hiçbir anlaşma ona kişileri göstermiyor
    }
watchlist-partners = Ortak başına:
watchlist-push-check = Hiçbir şey bildirilmedi. Gönderim şunları yapardı:
watchlist-push-known = Liste hakkında bildirilecek yeni bir şey yok.
watchlist-column-step = ADIM
watchlist-column-record = KAYIT
watchlist-column-told = KİME
watchlist-step-published = yeni
watchlist-step-corrected = düzeltme
watchlist-step-retracted = geri çekme
watchlist-step-later = sonra
watchlist-step-over = sona erdi
watchlist-step-refused = reddedildi
watchlist-push-sum = Yeni: { $new }, düzeltme: { $corrected }, geri çekme: { $withdrawn }
watchlist-push-sum-refused = Yeni: { $new }, düzeltme: { $corrected }, geri çekme: { $withdrawn }, reddedilen: { $refused }
watchlist-push-same = { $count ->
        [one] { $count } girdi önceki gibi yayımlı.
       *[other] { $count } girdi önceki gibi yayımlı.
    }
watchlist-push-cut = { $key }: uyarıda şunların tümüne yer yok: { $fields }
watchlist-push-refused = { $key } reddedildi: { $why } [{ $code }]
watchlist-push-category = suç alanını liste için belirtin: ntc watchlist describe { $list } --category CODE; CODE şunlardan biridir: { $codes }
watchlist-party-without = { $party } (şunlar olmadan: { $sections })
watchlist-delivery = Kimin aldığını 'ntc alert delivery RECORD' gösterir.
watchlist-shrunk = Girdilerinin beşte birinden fazlasını yitirdi: update bunu yalnız --accept-shrink ile alır
