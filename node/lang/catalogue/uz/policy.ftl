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
