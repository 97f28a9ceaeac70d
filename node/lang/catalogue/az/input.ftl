input-too-large = { $name } { $limit } baytdan böyükdür
input-id-form = identifikator belə yazılır: 0193b5a0-7c1e-7d2f-8a3b-4c5d6e7f8091, ən azı 0193b5a0-7c1e lazımdır; onları 'ntc alert list' göstərir
input-id-none = identifikatoru belə başlayan qeyd saxlanılmır
input-id-behind = { $count ->
        [one] identifikatoru belə başlayan qeyd hələ siyahıda yoxdur; indeks qovşaqda olandan { $count } yazı geri qalır
       *[other] identifikatoru belə başlayan qeyd hələ siyahıda yoxdur; indeks qovşaqda olandan { $count } yazı geri qalır
    }
input-id-several = bir neçə identifikator belə başlayır: { $ids }
input-id-whole = identifikatoru tam yazın
input-sha256 = SHA-256 64 onaltılıq rəqəmdən ibarətdir
input-codes = keçərli olanlar ({ $all }): { $codes }
input-reason-wrong = səbəb qaydaya uyğun deyil: { $why }
input-say-why = səbəbini tərəfdaşın başa düşəcəyi bir neçə sözlə yazın
input-time = '{ $text }' vaxt deyil; 2026-11-24, 2026-11-24T08:30, 2026-11-24T08:30:00+04:00 və ya nə qədər əvvəl olduğunu yazın: 90m, 12h, 7d
input-hex = cavabda verilmiş dəyər yazılır
input-urgency = routine, priority, urgent və ya immediate yazın
input-purposes = məqsədlər
input-end = 2026-12-31 və ya saat qurşağı ilə vaxt yazın: 2026-12-31T09:30+04:00
