policy-not-utf8 = { $file } UTF-8 matni emas
policy-not-utf8-advice = qoidalarni UTF-8 matni sifatida saqlang
policy-not-changed = amaldagi qoidalar oʻzgartirilmadi
policy-unchanged = Bu qoidalar { $number } raqami bilan allaqachon amalda. Hech narsa oʻzgartirilmadi.
policy-activated = { $count ->
        [one] Endi { $number } raqamli matn amal qiladi: { $count } qoida.
       *[other] Endi { $number } raqamli matn amal qiladi: { $count } qoida.
    }
policy-not-acting = Bu reyestrga yozilmaguncha, bu yoki avvalgi qoidalar taqiqlagan hech narsa yuborilmaydi: { $why }
policy-not-standing = qoidalar yaroqsiz
policy-faults = { $count ->
        [one] { $count } xato
       *[other] { $count } xato
    }
policy-faults-advice = ularni tuzatib, qayta tekshiring
policy-fault-place = { $line }-qator, { $column }-ustun: { $fault }
policy-fault-rule = { $rule } qoidasi: { $fault }
policy-fault-warning = ogohlantirish: { $fault }
policy-may-act = Qoidalar yaroqli. 'ntc policy simulate --policy FILE' ular nimani oʻzgartirishini koʻrsatadi.
policy-not-compared = qoidalar taqqoslanmadi
policy-not-compared-advice = 'ntc policy check FILE' undagi barcha xatolarni koʻrsatadi
policy-same = Qoidalar bir xil.
policy-diff-less = kamroq yuboriladi
policy-diff-more = koʻproq yuboriladi
policy-diff-either = koʻproq yoki kamroq yuboriladi
policy-diff-new = Yangi: { $id } ({ $kind }), { $allows }: { $why }
policy-diff-taken-out = Olib tashlandi: { $id } ({ $kind }), { $allows }: { $why }
policy-diff-changed = Oʻzgartirildi: { $id } ({ $kind }), { $allows }: { $why }
policy-not-explained = hech narsa tushuntirilmadi
policy-no-partner = { $country } davlatidan hech bir hamkor roʻyxatga olinmagan
policy-no-partner-advice = 'ntc peer list' kim roʻyxatga olinganini koʻrsatadi
policy-several-partners = { $country } davlatidan bir nechta hamkor bor: { $parties }
policy-name-one = birini koʻrsating
policy-explain-agreement = Bitim { $id }
policy-explain-would-allow = Berilmaganiga nima ruxsat bergan boʻlardi:
policy-not-listed = hech narsa koʻrsatilmadi
policy-column-no = T/R
policy-column-since = QACHONDAN
policy-column-by = KIM
policy-column-rules = QOIDA
policy-column-state = HOLAT
policy-column-why = SABAB
policy-state-nothing-told = oʻqilmaydi: hech narsa xabar qilinmaydi
policy-state-unreadable = oʻqilmaydi
policy-state-decides = amalda
policy-not-shown = qoidalar koʻrsatilmadi
policy-not-simulated = hech narsa sinab koʻrilmadi
policy-nothing-named = qoralama ham, --policy ham koʻrsatilmagan
policy-simulate-bar = qayta qabul qilingan qarorlar
policy-simulate-ended = tugun takrorlashni natijasiz tugatdi
policy-simulate-ended-advice = qayta ishga tushiring; takrorlansa, tugunning ish jurnaliga qarang
policy-replay-title = { $count ->
        [one] { $from } UTC dan beri qabul qilingan { $count } qaror shu qoidalar boʻyicha qayta qabul qilindi:
       *[other] { $from } UTC dan beri qabul qilingan { $count } qaror shu qoidalar boʻyicha qayta qabul qilindi:
    }
policy-replay-decisions = { $count ->
        [one] { $count } qaror
       *[other] { $count } qaror
    }
policy-replay-act-same = { $act }: { $decisions }; hammasi avvalgidek.
policy-replay-act = { $act }: { $decisions }; { $more }, { $less }.
policy-replay-same = Barcha qarorlar avvalgidek.
policy-replay-unknown = { $count ->
        [one] { $count } qarorni qayta qabul qilib boʻlmaydi: asos boʻlgan maʼlumot oʻchirilgan.
       *[other] { $count } qarorni qayta qabul qilib boʻlmaydi: asos boʻlgan maʼlumot oʻchirilgan.
    }
policy-replay-hidden = { $count ->
        [one] { $count } oʻzgarishning misoli koʻrsatilmaydi: qoidalaringiz bu yozuvni sizga koʻrsatmaydi.
       *[other] { $count } oʻzgarishning misoli koʻrsatilmaydi: qoidalaringiz bu yozuvlarni sizga koʻrsatmaydi.
    }
policy-replay-no-see = Xodimlarga nima koʻrsatilishi («see») qayta hal qilinmaydi: yozuvlarni koʻrish jurnalga faqat son bilan yoziladi.
policy-replay-sent = yangi yuboriladi: { $count }
policy-replay-withheld = endi yuborilmaydi: { $count }
policy-replay-taken = yangi qabul qilinadi: { $count }
policy-replay-refused = yangi rad etiladi: { $count }
policy-replay-answered = yangi javob beriladi: { $count }
policy-replay-allowed = yangi ruxsat beriladi: { $count }
policy-replay-denied = yangi taqiqlanadi: { $count }
policy-replay-column-sent = YANGI KETADI
policy-replay-column-withheld = ENDI KETMAYDI
policy-replay-column-taken = YANGI QABUL
policy-replay-column-refused = YANGI RAD
policy-replay-column-answered = YANGI JAVOB
policy-replay-column-allowed = YANGI RUXSAT
policy-replay-column-denied = YANGI TAQIQ
policy-replay-column-officers = XODIM ROLI
policy-replay-column-call = CHAQIRUV
policy-replay-column-partner = HAMKOR
policy-replay-column-section = BOʻLIM
policy-replay-column-example = MASALAN
policy-replay-entry = audit yozuvi { $number }
policy-replay-whole-record = butun yozuv
policy-replay-whole-question = savol
policy-replay-whole-ask = hamkorlardan soʻrash
policy-replay-whole-erase = yozuvni oʻchirish
policy-replay-whole-call = har qanday chaqiruv
policy-replay-what-publish = eʼlon qilish
policy-replay-sentence-publish = Eʼlon qilganingizdan hamkorlar oladigani
policy-replay-what-send = yuborish
policy-replay-sentence-send = Eʼlon qilingandan yuboriladigani
policy-replay-what-reveal = soʻrov boʻyicha koʻrsatish
policy-replay-sentence-reveal = Soʻragan hamkorlarga koʻrsatiladigani
policy-replay-what-forward = boshqaga oʻtkazish
policy-replay-sentence-forward = Boshqalar bildirganidan oʻtkaziladigani
policy-replay-what-query = savollarga javob
policy-replay-sentence-query = Hamkorlar savollariga javob boʻladigan yozuvlaringiz
policy-replay-what-accept = qabul qilish
policy-replay-sentence-accept = Hamkorlar bildirganidan bu yerda amal qiladigani
policy-replay-what-take = hamkorlar savollari
policy-replay-sentence-take = Kimning savollariga umuman javob berilardi
policy-replay-what-ask = xodimlar soʻrovlari
policy-replay-sentence-ask = Xodimlar hamkorlardan soʻraydigani
policy-replay-what-erase = xodimlar oʻchirishi
policy-replay-sentence-erase = Xodimlar oʻchiradigani
policy-replay-what-call = xodimlar chaqiruvlari
policy-replay-sentence-call = Xodimlar qiladigan chaqiruvlar
policy-replay-begins = Qarorlar jurnali { $from } dan boshlanadi: eski satrlar oʻchirilgan. Hamkorlar bildirgan va soʻragan, keyin ularga koʻrsatilgan narsalar oʻsha paytdan qayta hal qilinadi.
