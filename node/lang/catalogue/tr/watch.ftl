watch-kinds = { $kinds } veya { $overdue }
watch-ended = düğüm akışı bitirdi
watch-ended-why = duruyor ya da yeniden başlatıldı
watch-ended-advice = komutu yeniden çalıştırın
watch-broke = Düğümle bağlantı { $at } UTC'de koptu; { $seconds } sn sonra yeniden denenecek. Bu arada gelenler o zaman gösterilir.
watch-no-alerts = uyarılar izlenemiyor
watch-no-records = kayıtlar izlenemiyor
watch-watching = İzleniyor. Bitirmek için Ctrl-C.
watch-said-of = { $id } ({ $origin })
watch-said-withdraws = geri çekiyor: { $what }
watch-said-corrects = düzeltiyor: { $what }
watch-said-asks = soruyor: { $what }
watch-said-met = konuyla karşılaştı: { $what }
watch-said-outcome = sonucunu bildiriyor: { $what }
watch-said-speaks = şundan söz ediyor: { $what }
watch-overdue = GECİKTİ  { $task }, borçlu: { $by }
watch-call = arayın: { $whom }
watch-some-alerts = uyarılar
watch-some-records = kayıtlar
watch-alerts = { $count ->
        [one] { $count } uyarı
       *[other] { $count } uyarı
    }
watch-records = { $count ->
        [one] { $count } kayıt
       *[other] { $count } kayıt
    }
watch-gap = BOŞLUK: burada eksik olabilir: { $what }. Neden: { $because }. ntc alert list
watch-gap-of = BOŞLUK: burada eksik olabilir: { $what } ({ $origin }). Neden: { $because }. ntc alert list
