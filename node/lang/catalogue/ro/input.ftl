input-too-large = { $name } depășește { $limit } octeți
input-id-form = un identificator arată astfel: 0193b5a0-7c1e-7d2f-8a3b-4c5d6e7f8091, cel puțin 0193b5a0-7c1e; lista lor: 'ntc alert list'
input-id-none = nu se deține nicio înregistrare al cărei identificator începe astfel
input-id-behind = { $count ->
        [one] nicio înregistrare al cărei identificator începe astfel nu este încă listată; indexul este cu { $count } poziție în urma nodului
        [few] nicio înregistrare al cărei identificator începe astfel nu este încă listată; indexul este cu { $count } poziții în urma nodului
       *[other] nicio înregistrare al cărei identificator începe astfel nu este încă listată; indexul este cu { $count } de poziții în urma nodului
    }
input-id-several = mai mulți identificatori încep astfel: { $ids }
input-id-whole = indicați identificatorul întreg
input-sha256 = un SHA-256 are 64 de cifre hexazecimale
input-codes = valorile admise ({ $all }): { $codes }
input-reason-wrong = motivul nu respectă regula: { $why }
input-say-why = indicați motivul în câteva cuvinte pe care partenerul le înțelege
input-time = '{ $text }' nu este un moment; scrieți 2026-11-24, 2026-11-24T08:30, 2026-11-24T08:30:00+04:00 sau cu cât timp în urmă: 90m, 12h, 7d
input-hex = se scrie valoarea indicată într-un răspuns
input-urgency = scrieți routine, priority, urgent sau immediate
input-purposes = scopuri
input-end = scrieți 2026-12-31 sau o oră cu fusul ei: 2026-12-31T09:30+04:00
