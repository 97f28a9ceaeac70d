ledger-not-shown = reyestr koʻrsatilmadi
ledger-no-witness = hozircha hech kim
ledger-label-ledger = Reyestr
ledger-label-size = Hajmi
ledger-label-witnesses = Guvohlar
ledger-entries = { $count ->
        [one] { $count } element
       *[other] { $count } element
    }
ledger-records = { $count ->
        [one] { $count } yozuv
       *[other] { $count } yozuv
    }
ledger-size = { $entries }, shundan { $records }
ledger-checkpoint = Eng yangi imzolangan nazorat nuqtasi:
ledger-not-checked = reyestr oxirigacha tekshirilmadi
ledger-reading = oʻqilmoqda
ledger-ended = tugun tekshiruvni natijasiz tugatdi
ledger-ended-advice = qayta ishga tushiring; takrorlansa, tugunning ish jurnaliga qarang
ledger-well = Hammasi joyida. { $summary }
ledger-findings = { $count ->
        [one] { $count } buzilish
       *[other] { $count } buzilish
    }
ledger-broken = saqlanayotganlarning hammasi ham kerakli holatda emas
ledger-broken-advice = administratorga darhol xabar qiling va tugun fayllariga tegmang
ledger-proof-not-held = fayl hech narsani isbotlamaydi
ledger-proof-advice = unga ishonmang; uni sizga bergan kishidan faylning yozilgan holini soʻrang
ledger-proof-holds = Isbot toʻgʻri.
ledger-proof-proves = Nimani isbotlaydi:
ledger-proof-signed = { $key } muallif kaliti ushbu sarlavhani va boʻlimlardan quyidagilarni imzolagan: { $sections }
ledger-proof-signed-header = { $key } muallif kaliti ushbu sarlavhani imzolagan; boʻlimlardan birortasi koʻrsatilmagan.
ledger-proof-lies = { $key } reyestr kaliti bu { $ledger } reyestrining { $size } elementidan { $entry }-elementi ekanini imzolagan.
ledger-proof-time = Elementda u { $origin } soati boʻyicha { $time } UTC da qilingani aytilgan.
ledger-proof-witness = { $name } nomli { $key } kaliti { $time } UTC da reyestrning bu holati oʻzi u haqda koʻrgan hamma narsaga mos ekanini imzolagan.
ledger-proof-no-witness = Reyestrning bu holatini tomonning oʻzidan boshqa hech kim imzolamagan.
ledger-proof-proves-not = Nimani isbotlamaydi:
ledger-proof-whose = Kalitlar { $origin } tomonniki ekanini: bu faqat tomonning oʻzi oʻqib berishi kerak boʻlgan kartochka kalit izidan maʼlum. U quyidagicha: { $fingerprint }
ledger-proof-whose-witness = Yonida imzolaganlarning kalitlari ularniki ekanini: ularni oʻsha tomonlarning kartochkalari bilan solishtiring.
ledger-proof-since = Kartochka tayyorlangan { $time } UTC dan keyin birorta kalit qaytarib olinmaganini: tomondan soʻrang.
ledger-proof-not-shown = Yozuvda bu boʻlimlar bor-yoʻqligini hamda ular yashirilganmi yoki oʻchirilganmi: { $sections }
ledger-proof-media = Rasm va hujjatlar nimani koʻrsatishini: faylda faqat ularning xeshlari bor.
ledger-proof-later = Yozuv keyin nima boʻlganini: tuzatilganmi, qaytarib olinganmi, javob berilganmi.
