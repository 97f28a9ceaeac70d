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
audit-column-act = AMAL
audit-column-record = YOZUV
audit-decision-goes = oʻtkazildi
audit-decision-refused = { $rule } rad etdi
audit-decision-kept = { $sections }: { $rule } ushlab qoldi
audit-decision-before = qoidalar soʻralishidan oldin ushlab qolindi
audit-decision-question = savol, soni { $count }
audit-decisions-none = Bunday qaror yoʻq.
audit-decisions-begin = Jurnal { $time } dan boshlanadi: hajmi cheklangan, eski satrlar oʻchirilgan.
