screening-not-set = ön ayar değiştirilmedi
screening-not-shown = hiçbir şey gösterilmiyor
screening-active-now = Bundan sonra geçerli olan: { $preset }
screening-stays = Hiçbir şey değiştirilmedi: geçerli olan { $active }
screening-active = Geçerli olan: { $active }
screening-nobody-kept = Taranan kimse saklanmıyor: bir ön ayarın ne göstereceği henüz söylenemez
screening-column-preset = ÖN AYAR
screening-column-shown = GÖSTERİLEN
screening-column-of = 1000’DE
screening-mark-active = geçerli
screening-mark-asked = sorulan
screening-rates-of = { $count ->
        [one] { $since } UTC’den beri taranan { $count } konudan
       *[other] { $since } UTC’den beri taranan { $count } konudan
    }
screening-against = Tarama şunlara göre yapılıyor: { $against }
screening-memory = Ön ayar: { $preset }; listeler ve uyarılar bellekte { $size } yer kaplıyor
screening-damaged = { $list } listesine göre TARANMIYOR: liste bozuk; nedenini 'ntc watchlist list' gösterir
screening-loading = { $list } listesinin en yeni sürümü okunuyor; o zamana dek önceki sürüm geçerli
screening-kept = { $count ->
        [one] Taranan { $count } konu saklanıyor, her birinin süresi: { $days }
       *[other] Taranan { $count } konu saklanıyor, her birinin süresi: { $days }
    }
screening-days = { $count ->
        [one] { $count } gün
       *[other] { $count } gün
    }
screening-again = Yeniden taranıyorlar: bir liste veya uyarı değişti
screening-behind = { $count ->
        [one] Yayımlanan ve alınanlardan { $count } girdi daha taranacak
       *[other] Yayımlanan ve alınanlardan { $count } girdi daha taranacak
    }
