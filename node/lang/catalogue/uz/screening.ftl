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
screening-subject-none = { $reference } belgisi bilan hech kim saqlanmagan. Faqat fayldagi belgi, tugunning oʻz nomi va yozuv identifikatori qidiriladi: shaxs ismi va hujjat raqami qidirilmaydi. Tekshirilganlarni saqlash muddati: { $days }
screening-subject-how = belgini fayldagidek, tugunning oʻz nomini moslik koʻrsatganidek yoki yozuvning toʻliq identifikatorini bering
screening-subject-record = { $origin } yozuvi { $id }, { $field }
screening-subject-kept = { $until } UTC gacha saqlanadi
screening-column-when = QACHON (UTC)
screening-column-against = NIMA BILAN
screening-column-result = NATIJA
screening-found-nothing = hech narsa topilmadi
screening-found = { $count ->
        [one] { $count } ta topildi
       *[other] { $count } ta topildi
    }
screening-met = topildi; moslikni 'ntc hit list' koʻrsatadi
screening-met-unknown = qayd etilmagan: birdan juda koʻp topilgan; 'ntc hit list' koʻrsatadi
screening-not-against = { $against }; bular bilan EMAS: { $lists }
screening-subject-more = Bu nomda boshqalar ham bor; tugun bergan nomning kamida sakkizta belgisi faqat bittasini koʻrsatadi
screening-times-more = { $count ->
        [one] Yana { $count } marta qayta tekshirilgan
       *[other] Yana { $count } marta qayta tekshirilgan
    }
screening-subject-unseen = { $count ->
        [one] Yana { $count } obyekt qoidalaringiz sizga koʻrsatmaydigan yozuvda
       *[other] Yana { $count } obyekt qoidalaringiz sizga koʻrsatmaydigan yozuvlarda
    }
screening-not-erased = hech kim oʻchirilmadi
screening-erase-several = { $count ->
        [one] bu nomda { $count } obyekt saqlanadi; kerakligining tugundagi nomini bering, uni 'ntc screening subject' koʻrsatadi
       *[other] bu nomda { $count } obyekt saqlanadi; kerakligining tugundagi nomini bering, uni 'ntc screening subject' koʻrsatadi
    }
screening-erase-ask = { $who } tekshirilganlardan oʻchiriladi; unga mosliklar, saqlangan soʻrovlar va audit qoladi. Oʻchirish uchun yes deb yozing:
screening-erase-yes = --yes ni koʻrsating
screening-erase-record = { $reference } — yozuv, u boshqacha oʻchiriladi: administrator 'ntc record erase ID' bilan oʻchiradi
screening-erased = #{ $name } shu yerda oʻchirildi. Nomi uchrashi mumkin boʻlgan boshqa joylar qoladi: mosliklar, hal qilinmaganlari ham, 30 kun davomida soʻrovlar va nazorat roʻyxatlarining yozuvlari
