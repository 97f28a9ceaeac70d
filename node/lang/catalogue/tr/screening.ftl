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
screening-subject-none = { $reference } referansıyla kimse saklanmıyor. Yalnızca dosyanın referansı, düğümün kendi adı ve bir kaydın kimliği aranır: kişi adı ve belge numarası aranmaz. Tarananların saklanma süresi: { $days }
screening-subject-how = referansı dosyada olduğu gibi, düğümün kendi adını eşleşmenin gösterdiği gibi ya da bir kaydın tam kimliğini verin
screening-subject-record = { $origin } kaydı { $id }, { $field }
screening-subject-kept = { $until } UTC’ye dek saklanır
screening-column-when = ZAMAN (UTC)
screening-column-against = NEYLE
screening-column-result = SONUÇ
screening-found-nothing = bir şey bulunmadı
screening-found = { $count ->
        [one] { $count } bulundu
       *[other] { $count } bulundu
    }
screening-met = bulundu; eşleşmeyi 'ntc hit list' gösterir
screening-met-unknown = not edilmedi: bir kerede çok şey bulundu; 'ntc hit list' gösterir
screening-not-against = { $against }; şunlarla DEĞİL: { $lists }
screening-subject-more = Bu adla başkaları da var; düğümün verdiği adın en az sekiz basamağı yalnız birini gösterir
screening-times-more = { $count ->
        [one] { $count } kez daha yeniden tarandı
       *[other] { $count } kez daha yeniden tarandı
    }
screening-subject-unseen = { $count ->
        [one] { $count } konu daha, kurallarınızın size göstermediği bir kayıtta
       *[other] { $count } konu daha, kurallarınızın size göstermediği kayıtlarda
    }
screening-not-erased = kimse silinmedi
screening-erase-several = { $count ->
        [one] bu adla { $count } konu saklanıyor; kastedilenin düğümdeki adını verin, bunu 'ntc screening subject' gösterir
       *[other] bu adla { $count } konu saklanıyor; kastedilenin düğümdeki adını verin, bunu 'ntc screening subject' gösterir
    }
screening-erase-ask = { $who } tarananlardan silinecek; onunla ilgili eşleşmeler, saklanan sorgular ve denetim kaydı kalır. Silmek için yes yazın:
screening-erase-yes = --yes verin
screening-erase-record = { $reference } bir kayıttır ve başka türlü silinir: yönetici 'ntc record erase ID' ile siler
screening-erased = #{ $name } burada silindi. Adının geçebileceği diğer yerler kalır: eşleşmeler, karar verilmemiş olanlar da, 30 gün boyunca sorgular ve izleme listelerinin kayıtları
