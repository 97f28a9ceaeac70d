node-not-said = tugun oʻz holatini maʼlum qilmadi
node-no-party = tugun bunday shakldagi tomonni aytmayapti: { $error }
node-no-party-advice = tugun versiyasidagi ntc dan foydalaning
node-label-party = Tomon
node-label-state = Holati
node-label-since = Ishlamoqda
node-since = { $at } UTC ({ $ago }), versiya { $version }
node-label-partners = Hamkorlar
node-partners = { $all } tadan { $connected } tasi ulangan
node-label-published = Eʼlon qilingan
node-published = { $records }; reyestrda { $entries }
node-records = { $count ->
        [one] { $count } yozuv
       *[other] { $count } yozuv
    }
node-entries = { $count ->
        [one] { $count } element
       *[other] { $count } element
    }
node-label-received = Olingan
node-received = { $records }; rad etilgani: { $refused }
node-label-disk = Diskdagi boʻsh joy
node-label-index = Indeks
node-index-lag = { $count ->
        [one] jurnaldan { $count } element orqada: roʻyxatlarda eng yangilari yoʻq
       *[other] jurnaldan { $count } element orqada: roʻyxatlarda eng yangilari yoʻq
    }
node-nothing-to-look-at = Eʼtiboringizni talab qiladigan hech narsa yoʻq.
node-to-look-at = Koʻrib chiqish kerak:
node-state-ready = tayyor
node-state-full = disk toʻlgan
node-state-starting = ishga tushmoqda
node-state-read-only = faqat oʻqish
node-state-guarded = himoyalangan
