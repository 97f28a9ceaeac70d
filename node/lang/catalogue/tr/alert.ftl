alert-not-corrected = uyarı düzeltilmedi
alert-corrected = { $before } düzeltildi: { $version }. sürüm:
alert-corrected-told = Önceki sürümü elinde tutan ortaklara bildiriliyor.
alert-who-obeyed = Kim uydu: ntc recall status { $id }
alert-deliveries-not-shown = teslimatlar gösterilmedi
alert-receipts = alındılar
alert-receipts-missing = { $count ->
        [one] { $seconds } sn sonra { $count } alındı eksik
       *[other] { $seconds } sn sonra { $count } alındı eksik
    }
alert-receipts-advice = hiçbir şey kaybolmadı: düğüm gönderebildiği anda gönderir; fazlası ve kimin aranacağı: 'ntc peer show PARTY'
alert-held-back-here = burada bekletiliyor, { $why }
alert-no-receipt = henüz alındı yok
alert-erased-before = Uyarıyı imzalayarak alanlar onu daha önce ya da kalan kısmını aldı.
alert-nobody-enrolled = Tanımlı ortak yok: kimse almıyor.
alert-column-partner = ORTAK
alert-column-state = DURUM
alert-column-receipt = ALINDI (UTC)
alert-column-gets = ALIYOR
alert-column-not = ALMIYOR
alert-state-until = { $state }, { $until } UTC'de
alert-receipt-by = en geç { $time }
alert-not-utf8 = { $file }: UTF-8 değil; UTF-8 olarak kaydedip yeniden deneyin
alert-empty = { $file }: boş
alert-request-asked = talep yayımlanmaz, sorulur
alert-request-advice = hedef alıcısı olan tek tarafa sorun: 'ntc request new FILE'
alert-sample-itself = bu, örneğin kendisidir; gerçek bir olayı anlatmaz
alert-sample-persons = kişileri örnektekilerdir, gerçekte yoklar
alert-sample-advice = kendi olayınızı yazın, 'ntc alert publish FILE --check' ile bakın, sonra yayımlayın
alert-table-advice = 'ntc alert import{ $option } --template' başlangıç için bir tablo yazar; sütunlar --help içinde
alert-erasure-label = Silindi
alert-erasure = { $at } UTC, { $by }, defterinin { $entry }. girdisi: { $sections } ({ $why })
alert-erased-expired = saklama süresi doldu
alert-erased-withdrawn = düzenleyen geri çekti
alert-erased-demanded = kişi hakkı ya da mahkeme gereği
alert-erased-given-up = bu taraf vazgeçti
alert-erased-unknown = bu sürümün bilmediği neden: { $code }
alert-not-imported = tablo içe aktarılmadı
alert-point-or-comma = point ya da comma yazın
alert-import-broke = İçe aktarma yarıda kaldı. Yeniden çalıştırın: yayımlanmış olan ikinci kez yayımlanmaz.
alert-import-no-end = içe aktarma sonuna ulaşmadı
alert-import-again = içe aktarmayı yeniden çalıştırın: yayımlanmış olan ikinci kez yayımlanmaz
alert-check-no-end = denetim sonuna ulaşmadı
alert-check-again = denetimi yeniden çalıştırın
alert-publishing = yayımlanıyor
alert-checking = denetleniyor
alert-unanswered = { $count ->
        [one] düğüm { $count } satırı cevapsız bıraktı
       *[other] düğüm { $count } satırı cevapsız bıraktı
    }
alert-near-comparing = numaralar karşılaştırılıyor
alert-near-not-looked = yakın numaralar aranmadı
alert-near-title = Bunlar kastedilmiş olabilir, belgelerle karşılaştırın:
alert-near-line = satır { $line }
alert-near-more = ve { $count } tane daha: --all-rows hepsini gösterir
alert-near-left-failed = { $count ->
        [one] { $count } satırın numaraları karşılaştırılmadı: { $why }
       *[other] { $count } satırın numaraları karşılaştırılmadı: { $why }
    }
alert-near-left = { $count ->
        [one] { $count } satırın numaraları karşılaştırılmadı: yeterince gösterildi.
       *[other] { $count } satırın numaraları karşılaştırılmadı: yeterince gösterildi.
    }
alert-read = { $form } olarak okundu; { $lines }.
alert-rows = { $count ->
        [one] { $count } satır
       *[other] { $count } satır
    }
alert-check-result = Yayımlanabilir: { $published }, önceden yayımlanmış: { $before }, yayımlanamaz: { $refused }. Hiçbir şey gönderilmedi.
alert-import-result = Yayımlandı: { $published }, önceden yayımlanmış: { $before }, reddedildi: { $refused }.
alert-not-taken = { $count ->
        [one] Düğüm şu anda { $count } satırı alamadı; satırlarda yanlış yok: tabloyu sonra yeniden içe aktarın.
       *[other] Düğüm şu anda { $count } satırı alamadı; satırlarda yanlış yok: tabloyu sonra yeniden içe aktarın.
    }
alert-made = { $count ->
        [one] { $count } satırda id yok: referans içerikten oluşturuldu; id varsa düzeltme olayı adlandırabilir.
       *[other] { $count } satırda id yok: referans içerikten oluşturuldu; id varsa düzeltme olayı adlandırabilir.
    }
alert-warnings = İkazlar, hiçbir şey reddedilmedi:
alert-finding-line = satır
alert-finding-do = yapın
alert-more-rules = { $count ->
        [one] { $count } kural daha çiğneniyor: --all-rows hepsini, tüm satırlarıyla gösterir.
       *[other] { $count } kural daha çiğneniyor: --all-rows hepsini, tüm satırlarıyla gösterir.
    }
alert-ranges-more = { $lines } ve { $count } tane daha: --all-rows hepsini gösterir
alert-totals-nobody = Tanımlı ortak yok: kimse almıyor.
alert-totals-nobody-would = Tanımlı ortak yok: kimse almazdı.
alert-totals-all = { $count ->
        [one] { $count } ortak hepsini alıyor: { $parties }
       *[other] { $count } ortak hepsini alıyor: { $parties }
    }
alert-totals-all-would = { $count ->
        [one] { $count } ortak hepsini alırdı: { $parties }
       *[other] { $count } ortak hepsini alırdı: { $parties }
    }
alert-totals-none = { $party } hiçbirini almıyor: { $why }
alert-totals-none-would = { $party } hiçbirini almazdı: { $why }
alert-totals-some = { $party } alıyor: { $some } / { $rows }: { $why }
alert-totals-some-would = { $party } alırdı: { $some } / { $rows }: { $why }
alert-not-listed = uyarılar listelenmedi
alert-list-nothing = Hiçbir şey bulunamadı. Süzgeçsiz 'ntc alert list' düğümdekilerin tümünü gösterir.
alert-column-event = OLAY
alert-column-from = KİMDEN
alert-column-kind = TÜR
alert-column-place = YER
alert-column-goods = EŞYA
alert-column-urgency = İVEDİLİK
alert-categories = kategoriler
alert-not-published = uyarı yayımlanmadı
alert-pages-looked = { $count ->
        [one] { $count } kayda bakıldı, henüz uyan yok; arama sürüyor
       *[other] { $count } kayda bakıldı, henüz uyan yok; arama sürüyor
    }
alert-pages-more = Devamı var: --all hepsini listeler, --page { $key } buradan sürdürür.
alert-pages-on = Devamı var: --page { $key } buradan sürdürür.
alert-pages-surest = Bu birçok kayıtta var: daha kesin cevaplar için { $count } kayıt okundu, kalanlar ne kadar kesin olursa olsun yeniden eskiye sıralanır. Daha çok sözcük daha az kayıt bulur.
alert-pages-behind = { $count ->
        [one] En yeniler eksik olabilir: dizin, düğümde bulunanın { $count } girdi gerisinde. Biraz sonra yeniden sorun.
       *[other] En yeniler eksik olabilir: dizin, düğümde bulunanın { $count } girdi gerisinde. Biraz sonra yeniden sorun.
    }
alert-out-of-reach = Erişilemeyen { $party } kayıtları: { $count }; ortak kenara alındı, nedeni: 'ntc peer list --details'.
alert-out-of-reach-all = { $party } kayıtlarının hiçbirine erişilemiyor ve hiçbiri listelenmiyor; ortak kenara alındı, nedeni: 'ntc peer list --details'.
alert-made-reference = Taslakta referans yok; içeriğinden oluşturuldu: { $reference }. Değişen dosya başka bir olay sanılmasın diye national.source_reference verin.
alert-nobody-left = Alabilecek olup da almamış kimse kalmadı: yeni bir şey bildirilmedi.
alert-ask-nobody = Kimse almayacak. Yine de yayımlamak için yes yazın:
alert-ask-elsewhere = cevap verebilecek birinin olduğu yerde çalıştırın
alert-not-simulated = hiçbir şey benzetimlenmedi
alert-not-publishable = taslak yayımlanamaz
alert-would-again = Daha önce { $id } olarak yayımlandı: yeniden yayımlamak hiçbir şey yazmaz.
alert-would-nobody = Kimse almazdı.
alert-checked = Taslağı { $origin } yayımlayabilir. Kimseye bildirilmedi.
alert-would-none-enrolled = Henüz tanımlı ortak yok: kimse almazdı.
alert-published-before = Daha önce { $id } olarak yayımlandı: yeni bir şey yazılmadı.
alert-published = Yayımlandı { $id }: defterin { $entry }. girdisi, { $size } boyundaki imzalı denetim noktası altında.
alert-published-nobody = Kimse almıyor: tanımlı ortak yok. 'ntc peer add CARD' bir ortak tanımlar, sonra --again ona bildirir.
alert-concluded-nobody = Kimse almıyor. Nedeni son sütunda; kiminle neyin yürürlükte olduğunu 'ntc agreement list' gösterir. Bu değişince: ntc alert publish FILE --again
alert-concluded = { $count ->
        [one] { $count } ortaktan { $entitled } tanesi alıyor. Akıbeti: ntc alert delivery { $id }
       *[other] { $count } ortaktan { $entitled } tanesi alıyor. Akıbeti: ntc alert delivery { $id }
    }
alert-unseen = Bakın: işlem yapması isteniyor ama kimin hakkında olduğu gösterilmiyor: { $parties }
alert-gets-nothing = hiçbir şey
alert-withheld-asked = verilmiyor, istenebilir
alert-refused-not-listed = reddedilen kayıtlar listelenmedi
alert-refused-none = Ortakların gönderdiklerinden hiçbiri reddedilmiş değil.
alert-column-received = ALINDIĞI (UTC)
alert-column-refused = REDDEDİLDİ
alert-column-again = YENİDEN DEĞERLENDİRME (UTC)
alert-not-withdrawn = uyarı geri çekilmedi
alert-reasons = nedenler
alert-retract-ask = { $id } uyarısı burada ve bulunduğu her ortakta silinir. Geri çekmek için yes yazın:
alert-give-yes = --yes verin
alert-withdrew = Geri çekildi: { $id }.
alert-withdrew-all = Geri çekildi: { $id }, { $count } sürümün tümü.
alert-retract-nobody = Hiçbir ortakta yok.
alert-retract-told = Bunlara bildiriliyor, çünkü onlara gitti ya da yolda:
alert-retract-unable = geri çekmeleri okuyamıyor: arayın
alert-not-shown = uyarı gösterilmedi
alert-came-untold = Sonucu şu anda söylenemiyor: { $why }
alert-came-title = Sonucu, 'ntc outcome ID' ile. Zamanlar UTC'dir.
alert-came-none = Sonucunu kimse bildirmedi, kimse de bildirmekle yükümlü değil.
alert-show-of = { $kind }, { $origin }
alert-show-contact-first = Kimse işlem yapmadan önce düzenleyene sorulur.
alert-show-nothing-left = Söylediklerinden hiçbir şey kalmadı.
alert-show-not-disclosed = Açıklanmadı ya da yok: { $sections }
alert-show-revealed = Diğerlerinden sonra gösterildi ve imzalananın bu olduğu kanıtlandı: { $sections }
alert-show-entry = Düzenleyenin defterinin { $entry }. girdisi; { $since } UTC'den beri tutuluyor
alert-show-entry-key = Düzenleyenin defterinin { $entry }. girdisi; { $since } UTC'den beri tutuluyor; düzenleyen anahtarı { $key }
alert-show-retracted = Düzenleyen geri çekti
alert-show-superseded = Düzenleyen düzeltti
alert-show-same = Başka yoldan elde var
alert-show-refused = Reddedildi
alert-show-again = { $until } UTC'de yeniden değerlendirilecek
alert-show-held-back = Düzenleyen bir kısmını bekletiyor
alert-show-kept = { $until } UTC tarihine kadar saklanır, dayanak: { $by }
alert-show-kept-section = { $section }: { $until } UTC tarihine kadar, dayanak: { $by }
alert-show-use = Kullanım: { $said }
alert-bound-author = düzenleyen
alert-bound-agreement = { $agreement } anlaşması
alert-bound-agreement-ended = { $agreement } anlaşmasının sona ermesi
alert-bound-own = bu düğümün kuralı
alert-from = { $origin } kaynağından { $by } aracılığıyla, adı verilen bir muvafakat olmadan; { $origin } adıyla { $id }
alert-from-consent = { $origin } kaynağından { $by } aracılığıyla, { $origin } tarafının { $consent } muvafakatiyle; { $origin } adıyla { $id }
alert-signed-known = { $origin } kartında yazılı { $key } anahtarıyla imzalandı; { $origin } defterinin { $entry }. girdisi
alert-signed-said = { $by } tarafının { $origin } anahtarı dediği { $key } ile imzalandı; { $origin } defterinin { $entry }. girdisi
alert-also-author = Düzenleyenden de geldi, TLP:{ $tlp }, { $id } kaydıyla; daha sıkı koşullar geçerli
alert-also-by = { $by } aracılığıyla da geldi, TLP:{ $tlp }, { $id } kaydıyla; daha sıkı koşullar geçerli
alert-kinds = türler: { $names }
alert-page-key = anahtar, önceki sayfanın sonundaki anahtardır
alert-goods-erased = silindi
alert-from-by = { $origin }, aracı { $by }
alert-look-at = Bakılacaklar:
alert-publish-it = Yayımla
alert-pages-looking = henüz uyan yok; arama sürüyor
alert-published-unseen = Kurallarınız bu kaydı, dolayısıyla kimin aldığını da size göstermiyor.
alert-not-proven = hiçbir kanıt yazılmadı
alert-proven = { $file } yazıldı. Onu alan, 'ntc ledger check' ile denetler; düğüm gerekmez.
alert-proven-shows = Şu bölümleri gösterir: { $sections }
alert-proven-nothing = Hiçbir bölümü göstermez, yalnızca üst bilgiyi.
alert-proven-whose = Anahtarların { $origin } tarafına ait olduğu yalnızca o tarafın okuduğu parmak izinden bilinir: { $fingerprint }
