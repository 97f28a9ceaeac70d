screening-not-set = rejim oʻrnatilmadi
screening-not-shown = hech narsa koʻrsatilmaydi
screening-active-now = Endi amal qiladi: { $preset }
screening-stays = Hech narsa oʻzgartirilmadi: avvalgidek amalda: { $active }
screening-active = Amalda: { $active }
screening-nobody-kept = Tekshirilganlar saqlanmagan: rejim nima koʻrsatishini hozircha aytib boʻlmaydi
screening-column-preset = REJIM
screening-column-shown = KOʻRSATILGAN
screening-column-of = 1000 TADAN
screening-mark-active = amalda
screening-mark-asked = soʻralgan
screening-rates-of = { $count ->
        [one] { $since } UTC dan beri tekshirilgan { $count } obyektdan
       *[other] { $since } UTC dan beri tekshirilgan { $count } obyektdan
    }
screening-against = Solishtirib tekshirish quyidagilar boʻyicha: { $against }
screening-memory = Rejim: { $preset }; roʻyxatlar va ogohlantirishlar xotirada { $size } joy egallaydi
screening-damaged = { $list } roʻyxati boʻyicha TEKSHIRILMAYDI: roʻyxat buzilgan; sababini 'ntc watchlist list' koʻrsatadi
screening-loading = { $list } roʻyxatining eng yangi nashri oʻqilmoqda; ungacha oldingisi amal qiladi
screening-kept = { $count ->
        [one] Tekshirilgan { $count } obyekt saqlanadi, har birining muddati: { $days }
       *[other] Tekshirilgan { $count } obyekt saqlanadi, har birining muddati: { $days }
    }
screening-days = { $count ->
        [one] { $count } kun
       *[other] { $count } kun
    }
screening-again = Qayta tekshirilmoqda: roʻyxat yoki ogohlantirish oʻzgargan
screening-behind = { $count ->
        [one] Eʼlon qilingan va olinganlardan yana { $count } yozuv tekshirilishi kerak
       *[other] Eʼlon qilingan va olinganlardan yana { $count } yozuv tekshirilishi kerak
    }
