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
