policy-not-utf8 = { $file } nu este text UTF-8
policy-not-utf8-advice = regulile se salvează ca text UTF-8
policy-not-changed = regulile care decid nu au fost schimbate
policy-unchanged = Aceste reguli decid deja, cu numărul { $number }. Nu s-a schimbat nimic.
policy-activated = { $count ->
        [one] De acum decide textul cu numărul { $number }: { $count } regulă.
        [few] De acum decide textul cu numărul { $number }: { $count } reguli.
       *[other] De acum decide textul cu numărul { $number }: { $count } de reguli.
    }
policy-not-acting = Până când registrul o spune, nu pleacă nimic din ce interzic aceste reguli sau cele dinainte: { $why }
policy-not-standing = regulile nu sunt valabile
policy-faults = { $count ->
        [one] { $count } eroare
        [few] { $count } erori
       *[other] { $count } de erori
    }
policy-faults-advice = se corectează și se verifică din nou
policy-fault-place = rândul { $line }, coloana { $column }: { $fault }
policy-fault-rule = regula { $rule }: { $fault }
policy-fault-warning = atenție: { $fault }
policy-may-act = Regulile pot fi aplicate. 'ntc policy simulate --policy FILE' arată ce ar schimba.
policy-not-compared = regulile nu au fost comparate
policy-not-compared-advice = 'ntc policy check FILE' arată tot ce este greșit în el
policy-same = Regulile sunt aceleași.
policy-diff-less = pleacă mai puțin
policy-diff-more = pleacă mai mult
policy-diff-either = pleacă mai mult sau mai puțin
policy-diff-new = Nouă: { $id } ({ $kind }), { $allows }: { $why }
policy-diff-taken-out = Scoasă: { $id } ({ $kind }), { $allows }: { $why }
policy-diff-changed = Schimbată: { $id } ({ $kind }), { $allows }: { $why }
policy-not-explained = nu s-a explicat nimic
policy-no-partner = niciun partener din { $country } nu este înrolat
policy-no-partner-advice = 'ntc peer list' arată cine este înrolat
policy-several-partners = din { $country } sunt mai mulți parteneri: { $parties }
policy-name-one = se indică unul dintre ei
policy-explain-agreement = Acordul { $id }
policy-explain-would-allow = Ce ar permite ceea ce este păstrat:
policy-not-listed = nu s-a listat nimic
policy-column-no = NR.
policy-column-since = DIN
policy-column-by = DE CĂTRE
policy-column-rules = REGULI
policy-column-state = STARE
policy-column-why = MOTIV
policy-state-nothing-told = nu se poate citi: nu se comunică nimic
policy-state-unreadable = nu se poate citi
policy-state-decides = decide
policy-not-shown = regulile nu au fost afișate
policy-not-simulated = nu s-a simulat nimic
policy-nothing-named = nu este indicat nici un proiect, nici --policy
policy-simulate-bar = decizii luate din nou
policy-simulate-ended = nodul a încheiat reluarea fără rezultat
policy-simulate-ended-advice = se rulează din nou; dacă se repetă, se verifică jurnalul nodului
policy-replay-title = { $count ->
        [one] { $count } decizie de la { $from } UTC, luată din nou după aceste reguli:
        [few] { $count } decizii de la { $from } UTC, luate din nou după aceste reguli:
       *[other] { $count } de decizii de la { $from } UTC, luate din nou după aceste reguli:
    }
policy-replay-decisions = { $count ->
        [one] { $count } decizie
        [few] { $count } decizii
       *[other] { $count } de decizii
    }
policy-replay-act-same = { $act }: { $decisions }; toate au rămas la fel.
policy-replay-act = { $act }: { $decisions }; { $more }, { $less }.
policy-replay-same = Toate deciziile au rămas la fel.
policy-replay-unknown = { $count ->
        [one] { $count } decizie nu poate fi luată din nou: temeiul ei a fost șters.
        [few] { $count } decizii nu pot fi luate din nou: temeiul lor a fost șters.
       *[other] { $count } de decizii nu pot fi luate din nou: temeiul lor a fost șters.
    }
policy-replay-hidden = { $count ->
        [one] La { $count } schimbare exemplul nu este numit: regulile nu vă arată înregistrarea.
        [few] La { $count } schimbări exemplul nu este numit: regulile nu vă arată înregistrările.
       *[other] La { $count } de schimbări exemplul nu este numit: regulile nu vă arată înregistrările.
    }
policy-replay-no-see = Ce li se arată ofițerilor („see”) nu se decide din nou: vizualizarea înregistrărilor apare în jurnal doar prin numere.
policy-replay-sent = trimise în plus: { $count }
policy-replay-withheld = reținute în plus: { $count }
policy-replay-taken = primite în plus: { $count }
policy-replay-refused = refuzate în plus: { $count }
policy-replay-answered = primesc răspuns în plus: { $count }
policy-replay-allowed = permise în plus: { $count }
policy-replay-denied = interzise în plus: { $count }
policy-replay-column-sent = TRIMISE
policy-replay-column-withheld = REȚINUTE
policy-replay-column-taken = PRIMITE
policy-replay-column-refused = REFUZATE
policy-replay-column-answered = CU RĂSPUNS
policy-replay-column-allowed = PERMISE
policy-replay-column-denied = INTERZISE
policy-replay-column-officers = ROLURI
policy-replay-column-call = APEL
policy-replay-column-partner = PARTENER
policy-replay-column-section = SECȚIUNE
policy-replay-column-example = DE EXEMPLU
policy-replay-entry = înregistrarea { $number } din audit
policy-replay-whole-record = toată înregistrarea
policy-replay-whole-question = întrebarea
policy-replay-whole-ask = întrebarea partenerilor
policy-replay-whole-erase = ștergerea unei înregistrări
policy-replay-whole-call = orice apel
policy-replay-what-publish = publicare
policy-replay-sentence-publish = Ce ar primi partenerii din ce se publică
policy-replay-what-send = trimitere
policy-replay-sentence-send = Ce ar pleca din ce s-a publicat
policy-replay-what-reveal = arătare la cerere
policy-replay-sentence-reveal = Ce s-ar arăta partenerilor care cer
policy-replay-what-forward = transmitere mai departe
policy-replay-sentence-forward = Ce s-ar transmite mai departe din ce au comunicat alții
policy-replay-what-query = răspuns la întrebări
policy-replay-sentence-query = Ce înregistrări proprii ar răspunde la întrebările partenerilor
policy-replay-what-accept = primire
policy-replay-sentence-accept = Ce ar conta aici din ce comunică partenerii
policy-replay-what-take = întrebările partenerilor
policy-replay-sentence-take = La întrebările cui s-ar răspunde
policy-replay-what-ask = întrebările ofițerilor
policy-replay-sentence-ask = Ce ar întreba ofițerii pe parteneri
policy-replay-what-erase = ștergeri de către ofițeri
policy-replay-sentence-erase = Ce ar șterge ofițerii
policy-replay-what-call = apelurile ofițerilor
policy-replay-sentence-call = Ce apeluri ar face ofițerii
policy-replay-begins = Jurnalul deciziilor începe la { $from }: rândurile mai vechi au fost șterse. Ce au spus și au întrebat partenerii și ce li s-a arătat mai târziu se reia de atunci.
