query-not-asked = hiçbir şey sorulmadı
query-not-all = tüm satırlar sorulmadı; sorulanları 'ntc query list' gösterir
query-nobody-lets = hiçbir anlaşma, belirtilen ortaklardan birine sormaya izin vermiyor
query-nobody-for = { $count ->
        [one] { $count } ortak kastedildi, ama soru gönderilmedi: { $why }
       *[other] { $count } ortak kastedildi, ama soru gönderilmedi: { $why }
    }
query-nobody-each = { $count ->
        [one] { $count } ortak kastedildi, ama soru gönderilmedi; nedeni yanında yazıyor
       *[other] { $count } ortak kastedildi, ama soru gönderilmedi; nedeni her birinin yanında yazıyor
    }
query-not-listed = sorgular listelenmedi
query-not-shown = sorgu gösterilmedi
query-id-none = kimliği böyle başlayan bir sorgu tutulmuyor; bunları 'ntc query list' gösterir
query-none = Siz hiçbir şey sormadınız.
query-column-asked = SORULDU
query-column-officer = MEMUR
query-column-purpose = AMAÇ
query-column-subjects = KONULAR
query-column-came = CEVAPLAR
query-column-id = KİMLİK
query-more = Devamı var: --after { $id }
query-column-partner = ORTAK
query-column-by-you = BUGÜN SORDUĞUNUZ
query-column-of-you = BUGÜN SİZE SORULAN
query-column-about = KONU
query-column-why = GEREKÇE
query-column-records = KAYITLARINIZ
query-column-entries = LİSTE KAYITLARINIZ
query-ask-first = işlemden önce sorun
query-hits-title = Ortakların sorduğu ve sizde olanlar:
query-came-hit = eşleşme: { $count }
query-came-no-hit = eşleşme yok: { $count }
query-came-refused = ret: { $count }
query-came-silent = sessiz: { $count }
query-asked-at = { $officer }, { $at } UTC, amaç: { $purpose }
query-why = Gerekçe: { $why }
query-write-scheme = SCHEME=NUMBER biçiminde yazın: imo_ship=9074729
query-no-scheme = bu adda sistem yok; 'ntc codes scheme' hepsini listeler
query-country = ülkenin iki harfini yazın: GE
query-nothing-named = sorulacak bir şey belirtilmedi
query-name-something = konteyner, plaka, belge, kişi, şirket, gemi, e-posta, adres veya dosya belirtin; nasıl olduğunu --help gösterir
query-begun = { $count ->
        [one] { $count } ortağa soruluyor, sorgu { $id }
       *[other] { $count } ortağa soruluyor, sorgu { $id }
    }
query-begun-nobody = Hiçbir ortağa sorulmuyor; sorgu { $id } olarak saklandı
query-begun-about = { $count ->
        [one] { $count } ortağa { $subjects } konu ({ $first }-{ $last }) soruluyor, sorgu { $id }
       *[other] { $count } ortağa { $subjects } konu ({ $first }-{ $last }) soruluyor, sorgu { $id }
    }
query-column-answer = CEVAP
query-column-took = SÜRE
query-outcome-hit = eşleşme
query-outcome-no-hit = yok
query-outcome-refused = ret
query-outcome-silent = sessiz
query-outcome-not-asked = sorulmadı
query-ms = { $count } ms
query-more-hits = ve bildirmediği daha fazlası
query-source-list = ortağın bir listesi
query-source-record = bir kayıt
query-hit-bare = { $likeness }: { $source } içeriyor, daha fazlası bildirilemez; harekete geçmeden önce ortağa sorun
query-hit-ask = { $likeness }: { $source } { $id }; bunu 'ntc request new' ile sorun
query-sum = sorulan { $asked }: eşleşme { $hit }, eşleşme yok { $without }, ret { $refused }, sessiz { $silent }; { $ms } ms
query-sum-kept-back = sorulan { $asked }: eşleşme { $hit }, eşleşme yok { $without }, ret { $refused }, sessiz { $silent }; sorulmayan { $kept }; { $ms } ms
query-number-of = { $label } { $number } ({ $country })
query-born = doğum { $date }
query-national = uyruğu { $country }
query-of = ülkesi { $country }
query-name = ad
query-unknown-subject = bu sürümün tanımadığı bir konu
query-came-not-asked = sorulmadı: { $count }
query-hit-unseen = { $source } içeriyor, kurallarınız bunu size göstermiyor
