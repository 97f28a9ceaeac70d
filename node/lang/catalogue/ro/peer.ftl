peer-card-not-read = cardul nu a fost citit
peer-not-enrolled = partenerul nu a fost înrolat
peer-fingerprint-is = amprenta cardului este { $fingerprint }
peer-done-suspended = { $party } este suspendat: nu primește nimic până la reluare.
peer-done-resumed = { $party } este reluat: nodurile se conectează singure.
peer-done-same = { $party } este deja înrolat cu acest card; nu s-a schimbat nimic.
peer-done-newer = { $party } este înrolat cu cardul mai nou, care l-a înlocuit pe cel dinainte; acordurile rămân cum erau.
peer-done-enrolled = { $party } este înrolat. Ce primește stabilesc acordurile: 'ntc agreement list' le arată, 'new' scrie un proiect.
peer-done-removed = { $party } nu mai este înrolat.
peer-call = Se sună partenerul la un număr cunoscut, iar el își citește amprenta.
peer-question = Este cea de mai sus, caracter cu caracter? Pentru înrolare se tastează yes:
peer-give-fingerprint = se indică amprenta citită de partener: --fingerprint FINGERPRINT
peer-not-changed = partenerul nu a fost schimbat
peer-not-listed = partenerii nu au fost listați
peer-none = Niciun partener nu este înrolat. 'ntc peer add CARD' înrolează unul.
peer-not-shown = partenerul nu a fost afișat
peer-not-removed = partenerul nu a fost eliminat
peer-column-partner = PARTENER
peer-column-state = STARE
peer-column-last-heard = ULTIMUL SEMNAL
peer-column-receipted = CONFIRMATE
peer-column-held = PĂSTRATE
peer-column-refused = REFUZATE
peer-column-held-back = ÎN AȘTEPTARE
peer-receipted = { $part } din { $whole }
peer-state-connected = conectat
peer-state-waiting = în așteptare
peer-state-quarantined = în carantină
peer-state-stopped = oprit
peer-state-aside = pus deoparte
peer-state-suspended = suspendat
peer-state-quota = cotă atinsă
peer-card-not-enrolled = card neînrolat
peer-takes-nothing = nu primește nimic
peer-receipt-refused = confirmare refuzată
peer-is-suspended = partener suspendat
peer-label-not-signing = Nu semnează
peer-label-fingerprint = Amprentă
peer-label-state = Stare
peer-label-why = Motiv
peer-label-ledger = Registrul său
peer-verified = { $count ->
        [one] verificat până la { $count } intrare
        [few] verificat până la { $count } intrări
       *[other] verificat până la { $count } de intrări
    }
peer-label-last-heard = Ultimul semnal
peer-label-clock = Ceasul său
peer-label-contact = Contact de serviciu
peer-label-addresses = Adrese
peer-label-party = Parte
peer-label-federation = Federație
peer-label-replaces = Înlocuiește
peer-replaces = cardul { $fingerprint }; chei schimbate: { $keys }
peer-clock-unknown = încă nu se cunoaște
peer-clock-agrees = concordă
peer-clock-ahead = cu { $seconds } s înaintea celui al acestui nod
peer-clock-behind = cu { $seconds } s în urma celui al acestui nod
peer-label-card-of = Card din
peer-label-reads = Nodul său citește
peer-label-sent = Am trimis
peer-label-received = A trimis
peer-label-last-fault = Ultima eroare
peer-whom-to-call = Persoane de contact:
peer-no-agreement = Niciun acord nu îl numește: nu i se transmite nimic.
peer-agreements = Acorduri:
peer-agreement = { $id }, versiunea { $version }: { $state }
peer-held-back-unknown = număr necunoscut ({ $why })
peer-sent = { $items }, semnate de el: { $signed }; puse în așteptare: { $held }; neacceptate: { $refused }
peer-refused = { $number } refuzate: { $reason }
peer-items = { $count ->
        [one] { $count } element
        [few] { $count } elemente
       *[other] { $count } de elemente
    }
