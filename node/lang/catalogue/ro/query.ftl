query-not-asked = nu s-a întrebat nimic
query-not-all = nu s-a întrebat despre toate rândurile; 'ntc query list' arată despre care s-a întrebat
query-nobody-lets = niciun acord nu permite întrebarea vreunui partener vizat
query-nobody-for = { $count ->
        [one] a fost vizat { $count } partener, dar întrebarea nu a fost trimisă: { $why }
        [few] au fost vizați { $count } parteneri, dar întrebarea nu a fost trimisă: { $why }
       *[other] au fost vizați { $count } de parteneri, dar întrebarea nu a fost trimisă: { $why }
    }
query-nobody-each = { $count ->
        [one] a fost vizat { $count } partener, dar întrebarea nu a fost trimisă; motivul este alături
        [few] au fost vizați { $count } parteneri, dar întrebarea nu a fost trimisă; motivul este lângă fiecare
       *[other] au fost vizați { $count } de parteneri, dar întrebarea nu a fost trimisă; motivul este lângă fiecare
    }
query-not-listed = interogările nu au fost listate
query-not-shown = interogarea nu a fost afișată
query-id-none = nu se păstrează nicio interogare al cărei identificator începe astfel; 'ntc query list' le arată
query-none = Nu ați întrebat nimic.
query-column-asked = ÎNTREBAT
query-column-officer = OFIȚER
query-column-purpose = SCOP
query-column-subjects = SUBIECTE
query-column-came = RĂSPUNSURI
query-column-id = NUMĂR
query-more = Mai sunt: --after { $id }
query-column-partner = PARTENERUL
query-column-by-you = ÎNTREBAT DE VOI AZI
query-column-of-you = CERUT DE LA VOI AZI
query-column-about = DESPRE
query-column-why = JUSTIFICARE
query-column-records = ÎNREGISTRĂRILE VOASTRE
query-column-entries = POZIȚIILE VOASTRE DIN LISTE
query-ask-first = întrebați înainte de a acționa
query-hits-title = Despre ce au întrebat partenerii și dețineți:
query-came-hit = concordanțe: { $count }
query-came-no-hit = fără concordanță: { $count }
query-came-refused = refuz: { $count }
query-came-silent = fără răspuns: { $count }
query-asked-at = { $officer } a întrebat la { $at } UTC, scop: { $purpose }
query-why = Justificare: { $why }
query-write-scheme = scrieți SCHEME=NUMBER: imo_ship=9074729
query-no-scheme = nicio schemă nu are acest nume; 'ntc codes scheme' le listează
query-country = scrieți cele două litere ale unei țări: GE
query-nothing-named = nu s-a indicat despre ce să se întrebe
query-name-something = indicați un container, un număr de înmatriculare, un document, o persoană, o societate, o navă, un e-mail, o adresă sau un fișier; --help arată cum
query-begun = { $count ->
        [one] Este întrebat { $count } partener, interogarea { $id }
        [few] Sunt întrebați { $count } parteneri, interogarea { $id }
       *[other] Sunt întrebați { $count } de parteneri, interogarea { $id }
    }
query-begun-nobody = Niciun partener nu este întrebat; interogarea este păstrată ca { $id }
query-begun-about = { $count ->
        [one] Este întrebat { $count } partener, subiecte: { $subjects } ({ $first }-{ $last }), interogarea { $id }
        [few] Sunt întrebați { $count } parteneri, subiecte: { $subjects } ({ $first }-{ $last }), interogarea { $id }
       *[other] Sunt întrebați { $count } de parteneri, subiecte: { $subjects } ({ $first }-{ $last }), interogarea { $id }
    }
query-column-answer = RĂSPUNS
query-column-took = DURATA
query-outcome-hit = concordanță
query-outcome-no-hit = fără
query-outcome-refused = refuz
query-outcome-silent = tace
query-outcome-not-asked = neîntrebat
query-ms = { $count } ms
query-more-hits = și altele, despre care nu comunică
query-source-list = o listă a partenerului
query-source-record = o înregistrare
query-hit-bare = { $likeness }: { $source } conține, și nu se poate comunica mai mult; întrebați partenerul înainte de a acționa
query-hit-ask = { $likeness }: { $source } { $id }; întrebați despre aceasta cu 'ntc request new'
query-sum = întrebați { $asked }: concordanțe { $hit }, fără concordanță { $without }, refuzuri { $refused }, fără răspuns { $silent }; în { $ms } ms
query-sum-kept-back = întrebați { $asked }: concordanțe { $hit }, fără concordanță { $without }, refuzuri { $refused }, fără răspuns { $silent }; neîntrebați { $kept }; în { $ms } ms
query-number-of = { $label } { $number } din { $country }
query-born = născut { $date }
query-national = cetățean { $country }
query-of = din { $country }
query-name = nume
query-unknown-subject = un subiect pe care această versiune nu îl cunoaște
query-came-not-asked = neîntrebat: { $count }
query-hit-unseen = { $source } conține, iar regulile voastre nu v-o arată
