inbox-nothing = Sizni kutayotgan hech narsa yoʻq.
inbox-nothing-owed = Sizdan kutilayotgan hech narsa yoʻq.
inbox-ending = { $count ->
        [one] Saqlash muddati tugagani uchun { $count } kun ichida oʻchiriladi:
       *[other] Saqlash muddati tugagani uchun { $count } kun ichida oʻchiriladi:
    }
inbox-ending-more = va yana { $count }; ntc record ending
inbox-met = { $record }: { $who } { $alert } ogohlantirishingiz obyektiga duch keldi: { $says }
inbox-do-answer = Nima soʻralgani: ntc request show RECORD. Javob berish: ntc answer RECORD --status CODE
inbox-do-acknowledge = Uning ustida ish borayotganini bildirish: ntc request take RECORD
inbox-do-consent = Qaror qilish: ntc consent grant RECORD; yoki: ntc consent refuse RECORD --refusal CODE
inbox-do-outcome = Natijasini bildirish: ntc outcome RECORD --result CODE
inbox-do-continue = Nima kerakligi: ntc alert show RECORD. Bildirish: ntc request about ID --continues RECORD
inbox-do-hit-outcome = Duch kelgan shaxs yoki narsa boʻyicha natijani bildirish: ntc outcome RECORD --result CODE
inbox-do-hit = Nimaga duch kelingani: ntc alert show RECORD. Shugʻullanayotganingizni bildirish: ntc request take RECORD. Soʻrash: ntc request about RECORD
inbox-do-recall = Bu yerda kim shu asosda harakat qilganini soʻrang va muallifga xabar qiling: ntc recall acted RECORD PARTY --undone yes; bekor qilinadigani boʻlmasa, yes oʻrniga no
inbox-asked-title = Hamkorlar 7 kun ichida bular haqida soʻradi va roʻyxatlaringiz yozuvlariga toʻgʻri keldi:
inbox-asked = { $at } { $who } { $subject } haqida soʻradi, maqsad: { $purpose }; toʻgʻri keldi: { $entries }
inbox-asked-more = va yana { $count }; ntc query list
inbox-do-asked = Nima va nega soʻralgani: ntc query list. Roʻyxat yozuvi: ntc watchlist show LIST KEY. Hamkordan soʻrash: ntc request new
