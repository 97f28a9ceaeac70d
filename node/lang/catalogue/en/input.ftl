### What officers type and files that they name.

input-too-large = { $name } is larger than { $limit } bytes
input-id-form = an id looks like 0193b5a0-7c1e-7d2f-8a3b-4c5d6e7f8091, of which 0193b5a0-7c1e is the least; 'ntc alert list' shows them
input-id-none = no record with an id that begins so is held
input-id-behind = { $count ->
        [one] no record with an id that begins so is listed yet; the index is { $count } entry behind what the node holds
       *[other] no record with an id that begins so is listed yet; the index is { $count } entries behind what the node holds
    }
input-id-several = several ids begin so: { $ids }
input-id-whole = give the whole id
input-sha256 = a SHA-256 has 64 hexadecimal digits
input-codes = the { $all } are { $codes }
input-reason-wrong = the reason { $why }
input-say-why = say why, in a few words that the partner understands
input-time = '{ $text }' is not a time; write 2026-11-24, 2026-11-24T08:30, 2026-11-24T08:30:00+04:00, or how long ago: 90m, 12h, 7d
input-hex = it is the one that an answer told
input-urgency = write routine, priority, urgent or immediate
input-purposes = purposes
input-end = write 2026-12-31, or a time with its zone: 2026-12-31T09:30+04:00
