query-not-asked = heç nə soruşulmadı
query-not-all = bütün sətirlər soruşulmadı; soruşulanları 'ntc query list' göstərir
query-nobody-lets = heç bir saziş göstərilən tərəfdaşlardan birindən soruşmağa icazə vermir
query-nobody-for = { $count ->
        [one] { $count } tərəfdaş nəzərdə tutulub, lakin sorğu göndərilməyib: { $why }
       *[other] { $count } tərəfdaş nəzərdə tutulub, lakin sorğu göndərilməyib: { $why }
    }
query-nobody-each = { $count ->
        [one] { $count } tərəfdaş nəzərdə tutulub, lakin sorğu göndərilməyib; səbəbi yanında yazılıb
       *[other] { $count } tərəfdaş nəzərdə tutulub, lakin sorğu göndərilməyib; səbəbi hər birinin yanında yazılıb
    }
query-not-listed = sorğular göstərilmədi
query-not-shown = sorğu göstərilmədi
query-id-none = identifikatoru belə başlayan sorğu saxlanılmır; onları 'ntc query list' göstərir
query-none = Siz heç nə soruşmamısınız.
query-column-asked = SORUŞULUB
query-column-officer = ƏMƏKDAŞ
query-column-purpose = MƏQSƏD
query-column-subjects = OBYEKTLƏR
query-column-came = CAVABLAR
query-column-id = NÖMRƏ
query-more = Davamı var: --after { $id }
query-column-partner = TƏRƏFDAŞ
query-column-by-you = BU GÜN SORUŞDUĞUNUZ
query-column-of-you = BU GÜN SİZDƏN SORUŞULAN
query-column-about = NƏ BARƏDƏ
query-column-why = ƏSASLANDIRMA
query-column-records = QEYDLƏRİNİZ
query-column-entries = SİYAHI QEYDLƏRİNİZ
query-ask-first = tədbirdən əvvəl soruşun
query-hits-title = Tərəfdaşların soruşduğu və sizdə olanlar:
query-came-hit = uyğunluq: { $count }
query-came-no-hit = uyğunluq yoxdur: { $count }
query-came-refused = imtina: { $count }
query-came-silent = cavabsız: { $count }
query-asked-at = { $officer }, { $at } UTC, məqsəd: { $purpose }
query-why = Əsaslandırma: { $why }
query-write-scheme = SCHEME=NUMBER kimi yazın: imo_ship=9074729
query-no-scheme = bu adda sxem yoxdur; sxemləri 'ntc codes scheme' göstərir
query-country = ölkənin iki hərfini yazın: GE
query-nothing-named = nə barədə soruşulacağı göstərilməyib
query-name-something = konteyner, nömrə nişanı, sənəd, şəxs, şirkət, gəmi, e-poçt ünvanı, ünvan və ya fayl göstərin; necə olduğunu --help göstərir
query-begun = { $count ->
        [one] { $count } tərəfdaşdan soruşulur, sorğu { $id }
       *[other] { $count } tərəfdaşdan soruşulur, sorğu { $id }
    }
query-begun-nobody = Heç bir tərəfdaşdan soruşulmur; sorğu { $id } kimi saxlanıldı
query-begun-about = { $count ->
        [one] { $count } tərəfdaşdan { $subjects } obyekt ({ $first }-{ $last }) soruşulur, sorğu { $id }
       *[other] { $count } tərəfdaşdan { $subjects } obyekt ({ $first }-{ $last }) soruşulur, sorğu { $id }
    }
query-column-answer = CAVAB
query-column-took = VAXT
query-outcome-hit = uyğunluq
query-outcome-no-hit = yoxdur
query-outcome-refused = imtina
query-outcome-silent = cavabsız
query-outcome-not-asked = soruşulmayıb
query-ms = { $count } ms
query-more-hits = və bildirmədiyi daha çoxu
query-source-list = tərəfdaşın siyahısı
query-source-record = qeyd
query-hit-bare = { $likeness }: var ({ $source }), artığı bildirilə bilməz; hərəkət etməzdən əvvəl tərəfdaşdan soruşun
query-hit-ask = { $likeness }: { $source } { $id }; bu barədə 'ntc request new' ilə soruşun
query-sum = soruşulan { $asked }: uyğunluq { $hit }, uyğunluq yoxdur { $without }, imtina { $refused }, cavabsız { $silent }; { $ms } ms
query-sum-kept-back = soruşulan { $asked }: uyğunluq { $hit }, uyğunluq yoxdur { $without }, imtina { $refused }, cavabsız { $silent }; soruşulmayan { $kept }; { $ms } ms
query-number-of = { $label } { $number } ({ $country })
query-born = doğum tarixi { $date }
query-national = vətəndaşlığı { $country }
query-of = ölkəsi { $country }
query-name = ad
query-unknown-subject = bu versiyanın tanımadığı obyekt
query-came-not-asked = soruşulmayıb: { $count }
query-hit-unseen = var ({ $source }), qaydalarınız bunu sizə göstərmir
