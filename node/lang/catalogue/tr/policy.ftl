policy-not-utf8 = { $file } UTF-8 metni değil
policy-not-utf8-advice = kuralları UTF-8 metni olarak kaydedin
policy-not-changed = karar veren kurallar değiştirilmedi
policy-unchanged = Bu kurallar { $number } numarasıyla zaten geçerli. Hiçbir şey değiştirilmedi.
policy-activated = { $count ->
        [one] Bundan böyle { $number } numaralı metin geçerli: { $count } kural.
       *[other] Bundan böyle { $number } numaralı metin geçerli: { $count } kural.
    }
policy-not-acting = Defter bunu söyleyene kadar, bu kuralların veya öncekilerin yasakladığı hiçbir şey gönderilmez: { $why }
policy-not-standing = kurallar geçerli değil
policy-faults = { $count ->
        [one] { $count } hata
       *[other] { $count } hata
    }
policy-faults-advice = düzeltin ve yeniden denetleyin
policy-may-act = Kurallar uygulanabilir. 'ntc policy simulate --policy FILE' neyi değiştireceklerini gösterir.
policy-not-compared = kurallar karşılaştırılmadı
policy-not-compared-advice = 'ntc policy check FILE' içindeki tüm hataları gösterir
policy-same = Kurallar aynı.
policy-diff-less = daha azı gidebilir
policy-diff-more = daha fazlası gidebilir
policy-diff-either = daha fazlası veya azı gidebilir
policy-diff-new = Yeni: { $id } ({ $kind }), { $allows }: { $why }
policy-diff-taken-out = Çıkarıldı: { $id } ({ $kind }), { $allows }: { $why }
policy-diff-changed = Değişti: { $id } ({ $kind }), { $allows }: { $why }
policy-not-explained = hiçbir şey açıklanmadı
policy-no-partner = { $country } ülkesinden tanımlı ortak yok
policy-no-partner-advice = 'ntc peer list' kimlerin tanımlı olduğunu gösterir
policy-several-partners = { $country } ülkesinden birkaç ortak var: { $parties }
policy-name-one = birini belirtin
policy-explain-agreement = Anlaşma { $id }
policy-explain-would-allow = Verilmeyene neyin izin vereceği:
policy-not-listed = hiçbir şey listelenmedi
policy-column-no = SIRA
policy-column-since = BAŞLANGIÇ
policy-column-by = KİM
policy-column-rules = KURAL
policy-column-state = DURUM
policy-column-why = NEDEN
policy-state-nothing-told = okunamıyor: hiçbir şey bildirilmiyor
policy-state-unreadable = okunamıyor
policy-state-decides = geçerli
policy-not-shown = kurallar gösterilmedi
policy-not-simulated = hiçbir şey denenmedi
policy-nothing-named = ne taslak ne de --policy belirtildi
policy-simulate-bar = yeniden verilen kararlar
policy-simulate-ended = düğüm yinelemeyi sonuçsuz bitirdi
policy-simulate-ended-advice = yeniden çalıştırın; yine böyle biterse düğümün günlüğüne bakın
