inbox-nothing = Sizi gözləyən heç nə yoxdur.
inbox-nothing-owed = Sizdən gözlənilən heç nə yoxdur.
inbox-ending = { $count ->
        [one] Saxlama müddəti bitdiyi üçün { $count } gün ərzində silinəcək:
       *[other] Saxlama müddəti bitdiyi üçün { $count } gün ərzində silinəcək:
    }
inbox-ending-more = və daha { $count }; ntc record ending
inbox-met = { $record }: { $who } { $alert } xəbərdarlığınızın obyekti ilə rastlaşıb: { $says }
inbox-do-answer = Nə soruşulur: ntc request show RECORD. Cavab vermək üçün: ntc answer RECORD --status CODE
inbox-do-acknowledge = Üzərində işlənildiyini bildirmək: ntc request take RECORD
inbox-do-consent = Qərar vermək üçün: ntc consent grant RECORD; və ya: ntc consent refuse RECORD --refusal CODE
inbox-do-outcome = Nəticəni bildirmək üçün: ntc outcome RECORD --result CODE
inbox-do-continue = Nə tələb olunur: ntc alert show RECORD. Bildirmək üçün: ntc request about ID --continues RECORD
inbox-do-hit-outcome = Rastlaşdığınız şəxs və ya əşya üzrə nəticəni bildirmək üçün: ntc outcome RECORD --result CODE
inbox-do-hit = Nə ilə rastlaşılıb: ntc alert show RECORD. Məşğul olduğunuzu bildirmək üçün: ntc request take RECORD. Soruşmaq üçün: ntc request about RECORD
inbox-do-recall = Burada kimin buna əsasən tədbir gördüyünü soruşun və müəllifə bildirin: ntc recall acted RECORD PARTY --undone yes; ləğv ediləsi yoxdursa, yes əvəzinə no
inbox-asked-title = Tərəfdaşlar 7 gün ərzində bunlar barədə soruşub və siyahılarınızın qeydləri ilə üst-üstə düşüb:
inbox-asked = { $at } { $who } { $subject } barədə soruşub, məqsəd: { $purpose }; üst-üstə düşüb: { $entries }
inbox-asked-more = və daha { $count }; ntc query list
inbox-do-asked = Nə və niyə soruşulub: ntc query list. Siyahı qeydi: ntc watchlist show LIST KEY. Tərəfdaşdan soruşmaq üçün: ntc request new
