input-too-large = { $name } { $limit } bayttan büyük
input-id-form = kimlik şöyle yazılır: 0193b5a0-7c1e-7d2f-8a3b-4c5d6e7f8091, en az 0193b5a0-7c1e gerekir; 'ntc alert list' bunları gösterir
input-id-none = kimliği böyle başlayan bir kayıt tutulmuyor
input-id-behind = { $count ->
        [one] kimliği böyle başlayan bir kayıt henüz listelenmiyor; dizin, düğümde bulunanın { $count } girdi gerisinde
       *[other] kimliği böyle başlayan bir kayıt henüz listelenmiyor; dizin, düğümde bulunanın { $count } girdi gerisinde
    }
input-id-several = birden çok kimlik böyle başlıyor: { $ids }
input-id-whole = kimliğin tamamını yazın
input-sha256 = SHA-256, 64 onaltılık basamaktan oluşur
input-codes = geçerli olanlar ({ $all }): { $codes }
input-reason-wrong = gerekçe kurala uymuyor: { $why }
input-say-why = ortağın anlayacağı birkaç sözcükle nedenini yazın
input-time = '{ $text }' bir zaman değil; 2026-11-24, 2026-11-24T08:30, 2026-11-24T08:30:00+04:00 ya da ne kadar önce olduğunu yazın: 90m, 12h, 7d
input-hex = bir cevapta verilen değer yazılır
input-urgency = routine, priority, urgent ya da immediate yazın
input-purposes = amaçlar
input-end = 2026-12-31 ya da dilimiyle birlikte bir saat yazın: 2026-12-31T09:30+04:00
