hit-not-listed = hech narsa koʻrsatilmadi
hit-waiting-title = Sizni kutayotgan mosliklar, shoshilinchlari birinchi:
hit-waiting-judge = Birini baholash uchun: ntc hit show HIT
hit-waiting-more = { $count ->
        [one] va yana { $count } moslik; ntc hit list
       *[other] va yana { $count } moslik; ntc hit list
    }
hit-step-found = topildi
hit-step-seen-again = qayta koʻrindi
hit-step-claimed = ishga olindi
hit-step-released = boʻshatildi
hit-step-confirmed = tasdiqlandi
hit-step-rejected = rad etildi
hit-step-snoozed = kechiktirildi
hit-step-reopened = qayta ochildi
hit-step-prioritised = shoshilinchligi oʻzgartirildi
hit-step-tell = xabar qilinadi
hit-step-told = xabar qilindi
hit-step-untold = xabar qilinmaydi
hit-step-withdrawn = qaytarib olindi
hit-step-ended = tugadi
hit-step-returned = qaytdi
hit-step-renamed = nomi oʻzgartirildi
hit-step-target-ended = biri endi kuchda emas
hit-step-target-stands = biri yana kuchda
hit-step-target-changed = oʻzgartirildi
hit-step-judged-anew = qayta solishtirildi
hit-of-list = { $list } roʻyxatidan { $key }
hit-screening = tekshiruv { $reference }
hit-of-record = { $id }, { $origin }
hit-state-confirmed = { $state }: { $by }
hit-state-rejected = { $state }: { $by }: { $why }
hit-state-snoozed = { $state }, { $until } gacha
hit-state-snoozed-arrival = { $state }, yetib kelguncha, hozirgi maʼlumotga koʻra { $until } UTC
hit-show-arrives = Yetib kelishi: eng erta { $at } UTC. Vaqt mintaqasi koʻrsatilmagan mahalliy vaqt UTC+5 deb oʻqiladi: yetib kelguncha qoldirilgan moslik koʻpi bilan uch soat erta ochiladi, hech qachon kech emas.
hit-state-gone = { $state }, endi kuchda emas
hit-state-changed = { $state }, qidirilayotgani oʻzgargan
hit-gone-taken-off = { $what }: endi roʻyxatda yoʻq, { $since } UTC dan beri
hit-gone-retracted = { $what }: muallifi qaytarib oldi, { $since } UTC dan beri
hit-gone-erased = { $what }: oʻchirildi, { $since } UTC dan beri
hit-gone-replaced = { $what }: oʻrnini boshqa versiya oldi, { $since } UTC dan beri
hit-gone-over = { $what }: muddati tugadi, { $since } UTC dan beri
hit-gone-unmet = { $what }: oʻzgartirildi va obyektga endi mos kelmaydi, { $since } UTC dan beri
hit-column-hit = MOSLIK
hit-column-priority = SHOSHILINCHLIK
hit-column-verdict = XULOSA
hit-column-subject = OBYEKT
hit-column-may-be = BOʻLISHI MUMKIN
hit-column-from = QAYERDAN
hit-column-state = HOLAT
hit-column-seen = KOʻRILGAN
hit-states = moslik holatlari: { $names }
hit-list-waits = { $count ->
        [one] { $count } moslik kutmoqda
       *[other] { $count } moslik kutmoqda
    }
hit-list-of-all = { $count ->
        [one] jami { $count } moslik
       *[other] jami { $count } moslik
    }
hit-list-spared = { $count ->
        [one] ishga tushgandan beri { $count } koʻrinish qayta soʻralmadi
       *[other] ishga tushgandan beri { $count } koʻrinish qayta soʻralmadi
    }
hit-list-no-such = Bunday moslik yoʻq.
hit-list-none = Sizni kutayotgan moslik yoʻq.
hit-list-and-others = { $hit } va yana { $count }
hit-list-erased = (oʻchirilgan)
hit-not-shown = moslik koʻrsatilmadi
hit-show-erased = Obyekt maʼlumotlari oʻchirildi: saqlash muddati tugadi.
hit-show-subject = Obyekt
hit-show-may-be = Bu boʻlishi mumkin
hit-show-compared = Taqqoslash
hit-show-steps = Nima boʻldi. Vaqtlar UTC boʻyicha.
hit-show-others = Yana koʻrilganlar, oʻshanga mos keladi; ular ekanini tekshiring
hit-show-told-of = Oʻsha haqida aytilgan yozuvlar; shundaymi, tekshiring
hit-show-siblings = Shu obyektning boshqa mosliklari
hit-also-nothing = { $target }: u yerda endi hech narsa soʻralmayapti yoki qoidalaringiz buni koʻrsatmaydi
hit-telling-wanted = Xabar tayyorlanmoqda.
hit-telling-waits = Xabar kutmoqda: { $why }
hit-telling-told = { $to }, { $at } UTC, yozuv { $record }: { $state }
hit-telling-withdrawing = { $to }, { $at } UTC, yozuv { $record }: qaytarib olinmoqda
hit-telling-withdrawn = { $to }, { $at } UTC, yozuv { $record }: qaytarib olindi
hit-telling-untold = Xabar qilinmagan.
hit-show-heading = { $hit }: { $state }, { $verdict }, 1000 dan { $score }, shoshilinchlik: { $priority }
hit-show-contact-first = Harakat qilishdan oldin maʼlumot egasidan soʻraladi.
hit-show-target = bu boʻlishi mumkin: { $target }
hit-show-seen = { $count ->
        [one] { $count } safarda koʻrilgan, oxirgi marta { $last } UTC.
       *[other] { $count } safarda koʻrilgan, oxirgi marta { $last } UTC.
    }
hit-show-told-by = { $count ->
        [one] Obyekt haqida { $count } yozuvda aytilgan.
       *[other] Obyekt haqida { $count } yozuvda aytilgan.
    }
hit-show-changed = U boʻlishi mumkin boʻlgan narsa { $at } UTC da oʻzgartirildi: { $facts }.
hit-show-changed-else = U boʻlishi mumkin boʻlgan narsa { $at } UTC da oʻzgartirildi, hal qiluvchi maʼlumot oʻzgarmadi.
hit-show-changed-other = { $target } { $at } UTC da oʻzgartirildi. Moslik xuddi shuni qidirayotgan boshqasi boʻyicha baholanadi.
hit-show-doubtful = Ikkisi hali ham mos keladimi, nomaʼlum: obyektning solishtirish maʼlumotlari saqlanmagan. Oʻzingiz qarang.
hit-show-withdrawn = Qaytarib olindi: { $why }.
hit-show-reopened = Qayta ochildi: { $why }.
hit-show-before = Bu juftlik avval { $hit } da tasdiqlangan.
hit-show-marked = Obyekt { $hit } da tasdiqlangan; u qayta ochilmaguncha bu moslik hech kimni kutmaydi. Bu yerda ham oʻsha boʻlsa: ntc hit confirm { $name }
hit-show-rejected = Yangi tugʻilgan sana, hujjat yoki taxallus boʻlmasa, bu juftlik { $until } UTC gacha soʻralmaydi.
hit-show-sighting = { $subject }, { $at } UTC, { $verdict }, 1000 dan { $score }
hit-column-at = VAQT
hit-column-who = KIM
hit-column-what = NIMA
hit-column-comment = IZOH
hit-show-by-node = tugun
hit-not-changed = hech bir moslik oʻzgartirilmadi
hit-done-claimed = { $name } ishga olindi.
hit-done-released = { $name } boʻshatildi.
hit-done-confirmed = { $name } tasdiqlandi.
hit-done-to-be-told = { $name } xabar qilinadi.
hit-done-rejected = { $name } rad etildi.
hit-done-snoozed = { $name } kechiktirildi.
hit-done-reopened = { $name } yana ochiq.
hit-done-prioritised = { $name } shoshilinchligi oʻzgartirildi.
hit-one-not-changed = { $name } oʻzgartirilmadi: { $why }
hit-ask-owner = { $contact }: harakat qilishdan oldin egasidan soʻrang
hit-marked = Belgilandi, chunki obyekt { $name } dagi shaxs: { $marked }
hit-tells = Xabar qilinadi: { $who }. Holati: ntc hit show { $name }
hit-tells-nobody = Tashqarida hech kimga xabar qilinmaydi: { $why }
hit-could-tell = Xabar qilinmaydi: { $who }. Xabar qilish uchun: ntc hit tell { $name } --owner { $who }
hit-list-unseen = (sizga koʻrsatilmaydi)
hit-show-owners = Kim qidirmoqda va kimga nima xabar qilingan
hit-owner-own = oʻzingizniki; tashqarida hech kimga xabar qilinmaydi
hit-owner-call = harakat qilishdan oldin qoʻngʻiroq qiling: { $party }, { $call }
hit-owner-told = xabar qilindi: { $line }
hit-owner-acted = chora koʻrganingiz xabar qilindi: { $line }
hit-owner-untold = xabar qilinmagan; xabar qilish uchun: ntc hit tell { $name } --owner { $party }
hit-owner-unconfirmed = xabar qilinmagan; xabar qilish uchun: ntc hit confirm { $name } --tell
hit-owner-kept = hozir xabar qilib boʻlmaydi: { $why }
hit-owner-unseen = qoidalaringiz yozuvni ham, uning muallifiga nima xabar qilinganini ham koʻrsatmaydi
hit-owner-said = javob { $at } UTC, yozuv { $record }: { $says }
hit-owner-owed = natija { $until } UTC gacha xabar qilinishi kerak: ntc outcome { $record }
hit-owner-outcome = natija { $at } UTC da xabar qilindi: { $outcome }
hit-told-before = Avval xabar qilingan: { $who }.
hit-tells-not = Xabar qilinmaydi: { $who }. Sababi: { $why }
hit-ask-owners = { $contact }: harakat qilishdan oldin soʻrang: { $owners }
hit-show-ask = Harakat qilishdan oldin soʻrang: { $owners }
hit-state-marked = { $state }: { $hit }
hit-state-outcome-owed = { $state }, { $by }; natija { $due } gacha bildirilishi kerak
hit-state-outcome = { $state }, { $by }: { $outcome }
hit-step-outcome = natijasi
hit-done-outcome = { $name } natijasi qayd etildi.
hit-owed-title = Roʻyxatlaringiz boʻyicha tasdiqlangan, natijasi bildirilmagan:
hit-owed-tell = Bildirish: ntc hit outcome HIT --result CODE
hit-owed-more = va yana; ntc hit list --state outcome_owed
