watch-kinds = { $kinds } yoki { $overdue }
watch-ended = tugun oqimni tugatdi
watch-ended-why = u toʻxtayapti yoki qayta ishga tushirilgan
watch-ended-advice = buyruqni qayta ishga tushiring
watch-broke = Tugun bilan aloqa { $at } UTC da uzildi; { $seconds } s dan keyin qayta urinadi. Shu orada kelganlar oʻshanda koʻrsatiladi.
watch-no-alerts = ogohlantirishlarni kuzatib boʻlmaydi
watch-no-records = yozuvlarni kuzatib boʻlmaydi
watch-watching = Kuzatilmoqda. Tugatish: Ctrl-C.
watch-said-of = { $id } ({ $origin })
watch-said-withdraws = qaytarib oladi: { $what }
watch-said-corrects = tuzatadi: { $what }
watch-said-asks = soʻraydi: { $what }
watch-said-met = obyektni uchratdi: { $what }
watch-said-outcome = natijasini maʼlum qiladi: { $what }
watch-said-speaks = quyidagi haqida: { $what }
watch-overdue = MUDDATI OʻTDI  { $task }, masʼul: { $by }
watch-call = qoʻngʻiroq qiling: { $whom }
watch-some-alerts = ogohlantirishlar
watch-some-records = yozuvlar
watch-alerts = { $count ->
        [one] { $count } ogohlantirish
       *[other] { $count } ogohlantirish
    }
watch-records = { $count ->
        [one] { $count } yozuv
       *[other] { $count } yozuv
    }
watch-gap = BOʻSHLIQ: bu yerda yetishmasligi mumkin: { $what }. Sabab: { $because }. ntc alert list
watch-gap-of = BOʻSHLIQ: bu yerda yetishmasligi mumkin: { $what } ({ $origin }). Sabab: { $because }. ntc alert list
