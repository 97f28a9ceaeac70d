query-not-asked = hech narsa soʻralmadi
query-not-all = barcha qatorlar soʻralmadi; soʻralganini 'ntc query list' koʻrsatadi
query-nobody-lets = hech bir bitim koʻrsatilgan hamkorlarning biridan soʻrashga ruxsat bermaydi
query-nobody-for = { $count ->
        [one] { $count } hamkor nazarda tutilgan, lekin soʻrov yuborilmadi: { $why }
       *[other] { $count } hamkor nazarda tutilgan, lekin soʻrov yuborilmadi: { $why }
    }
query-nobody-each = { $count ->
        [one] { $count } hamkor nazarda tutilgan, lekin soʻrov yuborilmadi; sababi yonida yozilgan
       *[other] { $count } hamkor nazarda tutilgan, lekin soʻrov yuborilmadi; sababi har birining yonida yozilgan
    }
query-not-listed = qidiruv soʻrovlari koʻrsatilmadi
query-not-shown = qidiruv soʻrovi koʻrsatilmadi
query-id-none = identifikatori shunday boshlanadigan qidiruv soʻrovi saqlanmaydi; ularni 'ntc query list' koʻrsatadi
query-none = Siz hech narsa soʻramagansiz.
query-column-asked = SOʻRALGAN
query-column-officer = XODIM
query-column-purpose = MAQSAD
query-column-subjects = OBYEKTLAR
query-column-came = JAVOBLAR
query-column-id = RAQAMI
query-more = Yana bor: --after { $id }
query-column-partner = HAMKOR
query-column-by-you = BUGUN SIZ SOʻRADINGIZ
query-column-of-you = BUGUN SIZDAN SOʻRALDI
query-column-about = NIMA HAQIDA
query-column-why = ASOSLASH
query-column-records = YOZUVLARINGIZ
query-column-entries = ROʻYXAT YOZUVLARINGIZ
query-ask-first = harakatdan oldin soʻrang
query-hits-title = Hamkorlar soʻragan va sizda bori:
query-came-hit = moslik: { $count }
query-came-no-hit = moslik yoʻq: { $count }
query-came-refused = rad: { $count }
query-came-silent = javobsiz: { $count }
query-asked-at = { $officer }, { $at } UTC, maqsad: { $purpose }
query-why = Asoslash: { $why }
query-write-scheme = SCHEME=NUMBER koʻrinishida yozing: imo_ship=9074729
query-no-scheme = bunday sxema yoʻq; sxemalarni 'ntc codes scheme' koʻrsatadi
query-country = mamlakatning ikki harfini yozing: GE
query-nothing-named = nima haqida soʻrash koʻrsatilmagan
query-name-something = konteyner, davlat raqami, hujjat, shaxs, kompaniya, kema, e-pochta, manzil yoki faylni koʻrsating; qandayligini --help koʻrsatadi
query-begun = { $count ->
        [one] { $count } hamkordan soʻralmoqda, qidiruv soʻrovi { $id }
       *[other] { $count } hamkordan soʻralmoqda, qidiruv soʻrovi { $id }
    }
query-begun-nobody = Hech bir hamkordan soʻralmayapti; qidiruv soʻrovi { $id } sifatida saqlandi
query-begun-about = { $count ->
        [one] { $count } hamkordan { $subjects } obyekt ({ $first }-{ $last }) soʻralmoqda, qidiruv soʻrovi { $id }
       *[other] { $count } hamkordan { $subjects } obyekt ({ $first }-{ $last }) soʻralmoqda, qidiruv soʻrovi { $id }
    }
query-column-answer = JAVOB
query-column-took = VAQT
query-outcome-hit = moslik
query-outcome-no-hit = yoʻq
query-outcome-refused = rad
query-outcome-silent = javobsiz
query-outcome-not-asked = soʻralmadi
query-ms = { $count } ms
query-more-hits = va u xabar qilmaydigan boshqalari
query-source-list = hamkor roʻyxati
query-source-record = yozuv
query-hit-bare = { $likeness }: bor ({ $source }), bundan ortigʻini aytib boʻlmaydi; harakat qilishdan oldin hamkordan soʻrang
query-hit-ask = { $likeness }: { $source } { $id }; bu haqda 'ntc request new' bilan soʻrang
query-sum = soʻraldi { $asked }: moslik { $hit }, moslik yoʻq { $without }, rad { $refused }, javobsiz { $silent }; { $ms } ms
query-sum-kept-back = soʻraldi { $asked }: moslik { $hit }, moslik yoʻq { $without }, rad { $refused }, javobsiz { $silent }; soʻralmadi { $kept }; { $ms } ms
query-number-of = { $label } { $number } ({ $country })
query-born = tugʻilgan { $date }
query-national = fuqaroligi { $country }
query-of = mamlakati { $country }
query-name = nom
query-unknown-subject = bu versiya bilmaydigan obyekt
query-came-not-asked = soʻralmadi: { $count }
query-hit-unseen = bor ({ $source }), qoidalaringiz uni sizga koʻrsatmaydi
