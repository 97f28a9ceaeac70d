request-not-asked = hiçbir şey sorulmadı
request-sample-advice = kendi sorunuzu ve sorduğunuz ortağı yazın, sonra 'ntc request new FILE' ile gönderin
request-not-shown = talep gösterilmedi
request-not-told = hiçbir şey bildirilmedi
request-kinds = türler
request-hours = { $count ->
        [one] { $count } saat
       *[other] { $count } saat
    }
request-minutes = { $count ->
        [one] { $count } dakika
       *[other] { $count } dakika
    }
request-is-asked = { $party } tarafına soruldu, kayıt
request-was-asked = { $party } tarafına daha önce soruldu, hiçbir şey yazılmadı, kayıt
request-due = Cevap süresi, talebin alınmasından itibaren { $time }.
request-sooner = Bu, kararlaştırılan süreden kısadır: { $agreed }.
request-not-yet = { $party } tarafına henüz sorulmadı.
request-ask-it = Talebi gönder
request-title = { $origin } tarafından { $id } talebi
request-title-withdrawn = { $origin } tarafından { $id } talebi, soran geri çekti
request-label-received = alındı
request-label-taken = üstlenildi
request-label-asks = istenen
request-label-question = soru
request-label-because = gerekçe
request-label-about = konusu
request-about = { $id }, { $origin }
request-no-time = bildirilmedi
request-column-party = CEVAPLAYAN
request-column-status = DURUM
request-column-since = BAŞLANGIÇ
request-column-until = BİTİŞ
request-column-record = KAYIT
request-taken = { $id } üzerinde çalıştığınız düzenleyene bildiriliyor, kayıt
