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
