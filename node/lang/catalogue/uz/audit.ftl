audit-not-exported = audit jurnali oxirigacha yozilmadi
audit-not-checked = audit jurnali oxirigacha tekshirilmadi
audit-reading = oʻqilmoqda
audit-ended = tugun tekshiruvni natijasiz tugatdi
audit-ended-advice = qayta ishga tushiring; takrorlansa, tugunning ish jurnaliga qarang
audit-well = Hammasi joyida. { $summary }
audit-findings = { $count ->
        [one] { $count } buzilish
       *[other] { $count } buzilish
    }
audit-altered = audit jurnali yozilganidek emas
audit-altered-advice = administrator boʻysunadigan shaxsga darhol xabar qiling va tugun fayllariga tegmang
audit-not-listed = hech narsa koʻrsatilmadi
audit-none = Bunday yozuv yoʻq.
audit-older = Eskiroqlari: --page { $number }
audit-column-no = T/R
audit-column-time = VAQT
audit-column-officer = XODIM
audit-column-call = CHAQIRUV
audit-column-about = NIMA HAQIDA
audit-column-outcome = NATIJA
audit-outcome-of = { $outcome } ({ $begun } uchun)
audit-outcome-hidden = { $outcome }, koʻrsatilmagani: { $count }
audit-both = { $officer } va { $second }
