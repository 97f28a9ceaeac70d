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
policy-fault-place = satır { $line }, sütun { $column }: { $fault }
policy-fault-rule = kural { $rule }: { $fault }
policy-fault-warning = uyarı: { $fault }
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
policy-replay-title = { $count ->
        [one] { $from } UTC tarihinden beri verilen { $count } karar, bu kurallara göre yeniden verildi:
       *[other] { $from } UTC tarihinden beri verilen { $count } karar, bu kurallara göre yeniden verildi:
    }
policy-replay-decisions = { $count ->
        [one] { $count } karar
       *[other] { $count } karar
    }
policy-replay-act-same = { $act }: { $decisions }; hepsi aynı kaldı.
policy-replay-act = { $act }: { $decisions }; { $more }, { $less }.
policy-replay-same = Tüm kararlar aynı kaldı.
policy-replay-unknown = { $count ->
        [one] { $count } karar yeniden verilemez: dayanağı silinmiş.
       *[other] { $count } karar yeniden verilemez: dayanağı silinmiş.
    }
policy-replay-hidden = { $count ->
        [one] { $count } değişikliğin örneği gösterilmiyor: kurallarınız bu kaydı size göstermiyor.
       *[other] { $count } değişikliğin örneği gösterilmiyor: kurallarınız bu kayıtları size göstermiyor.
    }
policy-replay-no-see = Memurlara ne gösterildiği («see») yeniden karara bağlanmaz: kayıtların görüntülenmesi günlüğe yalnızca sayı olarak yazılır.
policy-replay-sent = yeni gönderilecek: { $count }
policy-replay-withheld = artık gönderilmeyecek: { $count }
policy-replay-taken = yeni kabul edilecek: { $count }
policy-replay-refused = yeni reddedilecek: { $count }
policy-replay-answered = yeni yanıtlanacak: { $count }
policy-replay-allowed = yeni izin verilecek: { $count }
policy-replay-denied = yeni yasaklanacak: { $count }
policy-replay-column-sent = YENİ GİDEN
policy-replay-column-withheld = ARTIK GİTMEYEN
policy-replay-column-taken = YENİ KABUL
policy-replay-column-refused = YENİ RET
policy-replay-column-answered = YENİ YANIT
policy-replay-column-allowed = YENİ İZİN
policy-replay-column-denied = YENİ YASAK
policy-replay-column-officers = MEMUR ROLÜ
policy-replay-column-call = ÇAĞRI
policy-replay-column-partner = ORTAK
policy-replay-column-section = BÖLÜM
policy-replay-column-example = ÖRNEĞİN
policy-replay-entry = denetim kaydı { $number }
policy-replay-whole-record = kaydın tümü
policy-replay-whole-question = soru
policy-replay-whole-ask = ortaklara sormak
policy-replay-whole-erase = kayıt silmek
policy-replay-whole-call = herhangi bir çağrı
policy-replay-what-publish = yayımlama
policy-replay-sentence-publish = Yayımladığınızdan ortakların alacağı
policy-replay-what-send = gönderme
policy-replay-sentence-send = Yayımlanandan gönderilecek olan
policy-replay-what-reveal = istek üzerine gösterme
policy-replay-sentence-reveal = İsteyen ortaklara gösterilecek olan
policy-replay-what-forward = başkasına aktarma
policy-replay-sentence-forward = Başkalarının bildirdiğinden aktarılacak olan
policy-replay-what-query = soru yanıtlama
policy-replay-sentence-query = Kayıtlarınızdan ortakların sorularına yanıt olacaklar
policy-replay-what-accept = kabul
policy-replay-sentence-accept = Ortakların bildirdiğinden burada geçerli olacak olan
policy-replay-what-take = ortakların soruları
policy-replay-sentence-take = Kimin soruları yanıtlanacaktı
policy-replay-what-ask = memurların sorması
policy-replay-sentence-ask = Memurların ortaklara soracağı
policy-replay-what-erase = memurların silmesi
policy-replay-sentence-erase = Memurların sileceği
policy-replay-what-call = memur çağrıları
policy-replay-sentence-call = Memurların yapacağı çağrılar
policy-replay-begins = Karar günlüğü { $from } ile başlar: eski satırlar silindi. Ortakların bildirdikleri, sordukları ve onlara sonradan gösterilenler oradan itibaren yinelenir.
