subject-not-exported = hech narsa chiqarilmadi
subject-wrote = { $count ->
        [one] { $count } ta yozuv { $programs } va { $people } fayllariga yozildi.
       *[other] { $count } ta yozuv { $programs } va { $people } fayllariga yozildi.
    }
subject-not-found = yozuvlar koʻrib chiqilmadi
subject-reading = oʻqilmoqda
subject-record = { $id } { $kind }, { $origin }
subject-record-refused = { $id } { $kind }, { $origin }, hisobga olinmaydi: { $code }
subject-from = { $party } tomonidan
subject-from-erased = { $party } tomonidan, u { $at } UTC da oʻchirgan
subject-told = { $party } tomoniga bildirilgan: { $sections }
subject-told-erased = { $party } tomoniga bildirilgan: { $sections }; { $at } UTC da oʻchirgan
subject-kept = { $until } UTC gacha saqlanadi
subject-summary = { $count ->
        [one] Oʻqilgan { $read } yozuvdan { $count } tasida qidirilayotgan narsa uchraydi.
       *[other] Oʻqilgan { $read } yozuvdan { $count } tasida qidirilayotgan narsa uchraydi.
    }
subject-erased = { $count ->
        [one] { $count } ta yozuv toʻliq yoki qisman oʻchirilgan: unda nima deyilgani endi maʼlum emas.
       *[other] { $count } ta yozuv toʻliq yoki qisman oʻchirilgan: unda nima deyilgani endi maʼlum emas.
    }
subject-unread = { $count ->
        [one] { $count } ta yozuvni bu versiya oʻqiy olmaydi.
       *[other] { $count } ta yozuvni bu versiya oʻqiy olmaydi.
    }
subject-unseen = { $id }, { $origin }: qoidalaringiz bu yozuvni sizga koʻrsatmaydi; uni koʻra oladigan kishi qarashi kerak
