input-too-large = { $name } { $limit } baytdan katta
input-id-form = identifikator bunday yoziladi: 0193b5a0-7c1e-7d2f-8a3b-4c5d6e7f8091, kamida 0193b5a0-7c1e kerak; ularni 'ntc alert list' koʻrsatadi
input-id-none = identifikatori shunday boshlanadigan yozuv saqlanmaydi
input-id-behind = { $count ->
        [one] identifikatori shunday boshlanadigan yozuv hali roʻyxatda yoʻq; indeks tugundagidan { $count } element orqada
       *[other] identifikatori shunday boshlanadigan yozuv hali roʻyxatda yoʻq; indeks tugundagidan { $count } element orqada
    }
input-id-several = bir nechta identifikator shunday boshlanadi: { $ids }
input-id-whole = identifikatorni toʻliq koʻrsating
input-sha256 = SHA-256 64 ta oʻn oltilik raqamdan iborat
input-codes = yaroqlilari ({ $all }): { $codes }
input-reason-wrong = sabab qoidaga mos emas: { $why }
input-say-why = sababini hamkorga tushunarli bir necha soʻz bilan yozing
input-time = '{ $text }' vaqt emas; 2026-11-24, 2026-11-24T08:30, 2026-11-24T08:30:00+04:00 yoki qancha oldin ekanini yozing: 90m, 12h, 7d
input-hex = javobda berilgan qiymat yoziladi
input-urgency = routine, priority, urgent yoki immediate deb yozing
input-purposes = maqsadlar
input-end = 2026-12-31 yoki mintaqasi bilan vaqtni yozing: 2026-12-31T09:30+04:00
