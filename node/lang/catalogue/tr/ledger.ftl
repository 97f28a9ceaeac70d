ledger-not-shown = defter gösterilmedi
ledger-no-witness = henüz yok
ledger-label-ledger = Defter
ledger-label-size = Boyut
ledger-label-witnesses = Tanıklar
ledger-entries = { $count ->
        [one] { $count } girdi
       *[other] { $count } girdi
    }
ledger-records = { $count ->
        [one] { $count } kayıt
       *[other] { $count } kayıt
    }
ledger-size = { $entries }, bunların { $records }
ledger-checkpoint = En yeni imzalı denetim noktası:
ledger-not-checked = defter sonuna kadar denetlenmedi
ledger-reading = okunuyor
ledger-ended = düğüm denetimi sonuçsuz bitirdi
ledger-ended-advice = yeniden çalıştırın; yine böyle biterse düğümün günlüğüne bakın
ledger-well = Her şey yolunda. { $summary }
ledger-findings = { $count ->
        [one] { $count } bulgu
       *[other] { $count } bulgu
    }
ledger-broken = tutulanların hepsi olması gerektiği gibi değil
ledger-broken-advice = yöneticiye hemen bildirin ve düğümün dosyalarına dokunmayın
ledger-proof-not-held = dosya hiçbir şeyi kanıtlamıyor
ledger-proof-advice = ona güvenmeyin; size verenden dosyayı yazıldığı haliyle isteyin
ledger-proof-holds = Kanıt geçerli.
ledger-proof-proves = Neyi kanıtlar:
ledger-proof-signed = { $key } düzenleyen anahtarı bu üst bilgiyi ve bölümlerden şunları imzaladı: { $sections }
ledger-proof-signed-header = { $key } düzenleyen anahtarı bu üst bilgiyi imzaladı; hiçbir bölüm gösterilmiyor.
ledger-proof-lies = { $key } defter anahtarı, bunun { $ledger } defterinin { $size } girdisinden { $entry } numaralısı olduğunu imzaladı.
ledger-proof-time = Girdi, { $origin } tarafının saatine göre { $time } UTC'de yapıldığını söylüyor.
ledger-proof-witness = { $name } adını taşıyan { $key } anahtarı, defterin bu durumunun kendisinin gördüğü her şeyle uyuştuğunu { $time } UTC'de imzaladı.
ledger-proof-no-witness = Defterin bu durumunu tarafın kendisinden başka kimse imzalamadı.
ledger-proof-proves-not = Neyi kanıtlamaz:
ledger-proof-whose = Anahtarların { $origin } tarafına ait olduğunu: bu yalnızca, tarafın okuması gereken kart parmak izinden bilinir. Parmak izi: { $fingerprint }
ledger-proof-whose-witness = Yanında imzalayanların anahtarlarının onlara ait olduğunu: kartlarıyla karşılaştırın.
ledger-proof-since = Kartın yapıldığı { $time } UTC'den sonra hiçbir anahtarın geri alınmadığını: tarafa sorun.
ledger-proof-not-shown = Kayıtta şu bölümlerin bulunup bulunmadığını, tutulduğunu mu silindiğini mi: { $sections }
ledger-proof-media = Resim ve belgelerin ne gösterdiğini: dosyada yalnızca özetleri var.
ledger-proof-later = Kayda sonradan ne olduğunu: düzeltildi mi, geri çekildi mi, yanıtlandı mı.
