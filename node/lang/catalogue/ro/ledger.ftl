ledger-not-shown = registrul nu a fost afișat
ledger-no-witness = deocamdată nimeni
ledger-label-ledger = Registru
ledger-label-size = Mărime
ledger-label-witnesses = Martori
ledger-entries = { $count ->
        [one] { $count } intrare
        [few] { $count } intrări
       *[other] { $count } de intrări
    }
ledger-records = { $count ->
        [one] { $count } înregistrare
        [few] { $count } înregistrări
       *[other] { $count } de înregistrări
    }
ledger-size = { $entries }, dintre care { $records }
ledger-checkpoint = Cel mai nou punct de control semnat:
ledger-not-checked = registrul nu a fost verificat până la capăt
ledger-reading = se citește
ledger-ended = nodul a încheiat verificarea fără rezultat
ledger-ended-advice = se rulează din nou; dacă se repetă, se verifică jurnalul nodului
ledger-well = Totul este în regulă. { $summary }
ledger-findings = { $count ->
        [one] { $count } constatare
        [few] { $count } constatări
       *[other] { $count } de constatări
    }
ledger-broken = nu tot ce se păstrează este cum ar trebui
ledger-broken-advice = se anunță imediat administratorul, iar fișierele nodului se lasă cum sunt
