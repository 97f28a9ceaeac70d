screen-not-screened = hiçbir şey taranmadı
screen-forms = biçimler: { $forms }
screen-presets = ön ayarlar: { $presets }
screen-progress = tarandı
screen-cut-short = düğüm, tümü taranmadan çağrıyı sonlandırdı
screen-repeat = komutu yineleyin
screen-before = { $line } satırı, { $target } için işlem yapmadan önce: { $warning }
screen-more-matches = { $count ->
        [one] Birinin { $count } eşleşmesi daha gösterilmiyor
       *[other] Birinin { $count } eşleşmesi daha gösterilmiyor
    }
screen-damaged = { $list } listesine göre TARANMADI: liste bozuk; nedenini 'ntc watchlist list' gösterir
screen-too-large = { $list } listesine göre TARANMADI: bir listenin en çoğu olan { $most } addan fazlası var; listeyi bölün
screen-column-line = SATIR
screen-column-who = KİM
screen-column-sought = ARANAN
screen-column-in = NEREDE
screen-column-by = NEYE GÖRE
screen-match = eşleşme
screen-possible = olası
screen-faults = { $count ->
        [one] { $count } hata:
       *[other] { $count } hata:
    }
screen-fault-kept = { $file }, satır { $line }, { $field }: { $why } [{ $reason }], bu olmadan tarandı
screen-fault-written = { $file }, satır { $line }, { $field }: { $why } [{ $reason }], yazıldığı gibi tarandı
screen-fault-year = { $file }, satır { $line }, { $field }: { $why } [{ $reason }], yalnız yılına göre tarandı
screen-fault-left = { $file }, satır { $line }, { $field }: { $why } [{ $reason }], taranmadı
screen-more-faults = ve { $count } tane daha; --json ilk bin tanesini içerir
screen-do = yapılacak: { $advice }
screen-passengers = { $count ->
        [one] { $count } yolcu
       *[other] { $count } yolcu
    }
screen-subjects = { $count ->
        [one] { $count } konu
       *[other] { $count } konu
    }
screen-sum = { $all }, eşleşme: { $matches }, olası: { $possible }, taranan: { $against }
screen-edition = { $list }, { $day } tarihli { $number }. sürüm
screen-edition-version = { $list }, { $day } tarihli { $number }. sürüm (yayımcının sürümü { $version })
screen-alerts = { $count ->
        [one] { $count } uyarı
       *[other] { $count } uyarı
    }
screen-notices = { $count ->
        [one] { $count } el koyma bildirimi
       *[other] { $count } el koyma bildirimi
    }
screen-against-nothing = hiçbir şey: tutulan liste ve yürürlükte uyarı yok; 'ntc watchlist import FILE' bir liste alır
screen-and = { $others } ve { $last }
screen-target-alert = { $origin } uyarısı { $id }
screen-target-notice = { $origin } el koyma bildirimi { $id }
screen-by-number = numara
screen-by-email = e-posta
screen-by-name = ad
screen-by-alike = numara, benzer
screen-by-swapped = numara, olası yer değişimi
screen-by-slip = numara, olası yazım hatası
screen-by-address = adres
screen-by-goods = eşya ve güzergâh
screen-another-name = başka ad
screen-fact-differs = { $fact } farklı
screen-fact-fits = { $fact } uyuyor
screen-fact-outcome = { $fact }: { $outcome }
screen-outcome-one-digit = bir rakam farklı (olası yazım hatası)
screen-outcome-swapped = gün ve ay yer değiştirmiş (olası yazım hatası)
screen-outcome-compatible = aynı olabilir
screen-outcome-unknown = bilinmiyor
screen-outcome-same = aynı
screen-outcome-differs = farklı
screen-outcome-far-apart = çok farklı
screen-outcome-compatible-code = bağdaşır
screen-outcome-swapped-code = yer değiştirmiş
screen-outcome-one-digit-code = bir rakam
screen-fact-birth = doğum tarihi
screen-fact-state = devlet
screen-fact-document = belge
screen-fact-sex = cinsiyet
screen-ask-first = { $contact }: önce { $owner } tarafına sorun
screen-score = 1000 üzerinden { $score } puan, dayanak: { $by }
screen-number = { $scheme }: burada { $asked }, orada { $held }
screen-word = { $word } = { $held } ({ $latin } / { $held_latin }): { $reason }, 1000 üzerinden { $likeness }
screen-word-written = yazıldığı gibi
screen-word-sound = ses
screen-word-near-sound = yakın ses
screen-word-spelling = yazım
screen-word-other-name = başka ad
screen-word-initial = ilk harf
screen-word-short-form = kısa biçim
screen-word-joined = bitişik
screen-only-here = yalnız burada: { $words }
screen-only-there = yalnız orada: { $words }
screen-order = istenen: { $action }; dayanak: { $basis }
screen-order-until = istenen: { $action }; dayanak: { $basis }; { $day } tarihine dek
screen-asked-until = istenen: { $action }; { $day } tarihine dek
screen-seized-until = el konuldu: bir şey istenmiyor; { $day } tarihine dek aranıyor
screen-goods = { $part }: burada { $asked }, aranan { $held }
screen-names = ad: burada { $asked }, orada { $held }: 1000 üzerinden { $score }
screen-would-match = şu durumda eşleşme: { $fact }: { $outcome }
screen-would-possible = şu durumda olası: { $fact }: { $outcome }
screen-would-not = şu durumda eşleşme yok: { $fact }: { $outcome }
screen-unseen = { $count ->
        [one] { $line } satırı için işlem yapmadan önce: kurallarınızın size göstermediği { $count } uyarıyla eşleşiyor; görebilen birine sorun
       *[other] { $line } satırı için işlem yapmadan önce: kurallarınızın size göstermediği { $count } uyarıyla eşleşiyor; görebilen birine sorun
    }
