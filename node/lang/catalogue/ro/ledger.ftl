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
ledger-proof-not-held = fișierul nu dovedește nimic
ledger-proof-advice = nu vă bazați pe el; cereți-i celui care vi l-a dat fișierul așa cum a fost scris
ledger-proof-holds = Dovada este valabilă.
ledger-proof-proves = Ce dovedește:
ledger-proof-signed = Cheia de autor { $key } a semnat acest antet și, dintre secțiuni, pe acestea: { $sections }
ledger-proof-signed-header = Cheia de autor { $key } a semnat acest antet; nu este arătată nicio secțiune.
ledger-proof-lies = Cheia de registru { $key } a semnat că aceasta este poziția { $entry } din cele { $size } ale registrului { $ledger }.
ledger-proof-time = Poziția spune că a fost făcută la { $time } UTC, după ceasul { $origin }.
ledger-proof-witness = Cheia { $key }, care poartă numele { $name }, a semnat la { $time } UTC că această stare a registrului se potrivește cu tot ce văzuse din el.
ledger-proof-no-witness = Nimeni în afară de partea însăși nu a semnat această stare a registrului.
ledger-proof-proves-not = Ce nu dovedește:
ledger-proof-whose = Că cheile sunt ale { $origin }: aceasta se știe numai din amprenta cardului ei, pe care partea trebuie să o citească. Amprenta este { $fingerprint }
ledger-proof-whose-witness = Că cheile celor care au semnat alături sunt ale lor: se compară cu cardurile lor.
ledger-proof-since = Că nicio cheie nu a fost retrasă după { $time } UTC, când a fost făcut cardul: întrebați partea.
ledger-proof-not-shown = Dacă înregistrarea are aceste secțiuni și dacă au fost reținute sau șterse: { $sections }
ledger-proof-media = Ce arată imaginile și documentele: fișierul are numai amprentele lor hash.
ledger-proof-later = Ce s-a întâmplat mai târziu cu înregistrarea: dacă a fost corectată, retrasă sau i s-a răspuns.
