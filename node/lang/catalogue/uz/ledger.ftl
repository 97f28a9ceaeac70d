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
