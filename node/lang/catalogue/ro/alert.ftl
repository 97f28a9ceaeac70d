alert-not-corrected = alerta nu a fost corectată
alert-corrected = S-a corectat { $before }: versiunea { $version } este
alert-corrected-told = Partenerii care au versiunea anterioară sunt informați.
alert-who-obeyed = Cine s-a conformat: ntc recall status { $id }
alert-deliveries-not-shown = livrările nu au fost afișate
alert-receipts = confirmări
alert-receipts-missing = { $count ->
        [one] lipsește { $count } confirmare după { $seconds } s
        [few] lipsesc { $count } confirmări după { $seconds } s
       *[other] lipsesc { $count } de confirmări după { $seconds } s
    }
alert-receipts-advice = nimic nu s-a pierdut: nodul trimite când poate; mai multe și cine trebuie sunat: 'ntc peer show PARTY'
alert-held-back-here = pus în așteptare aici, { $why }
alert-no-receipt = încă fără confirmare
alert-erased-before = Cine a semnat de primire a primit alerta înainte sau ce a rămas din ea.
alert-nobody-enrolled = Niciun partener nu este înrolat: nimeni nu o primește.
alert-column-partner = PARTENER
alert-column-state = STARE
alert-column-receipt = CONFIRMARE (UTC)
alert-column-gets = PRIMEȘTE
alert-column-not = NU PRIMEȘTE
alert-state-until = { $state }, la { $until } UTC
alert-receipt-by = cel târziu { $time }
alert-not-utf8 = { $file }: nu este UTF-8; salvați ca UTF-8 și încercați din nou
alert-empty = { $file }: este gol
alert-request-asked = o cerere se adresează, nu se publică
alert-request-advice = adresați-o singurei părți destinatare: 'ntc request new FILE'
alert-sample-itself = acesta este chiar modelul, care nu descrie un caz real
alert-sample-persons = persoanele sunt cele din model și nu există
alert-sample-advice = introduceți cazul propriu, verificați cu 'ntc alert publish FILE --check', apoi publicați
alert-table-advice = 'ntc alert import{ $option } --template' scrie un tabel de pornire; coloanele sunt în --help
alert-erasure-label = Șters
alert-erasure = { $at } UTC de { $by }, poziția { $entry } din registrul său: { $sections } ({ $why })
alert-erased-expired = termenul de păstrare a expirat
alert-erased-withdrawn = autorul a retras-o
alert-erased-demanded = dreptul unei persoane sau o instanță a cerut-o
alert-erased-given-up = această parte a renunțat la ea
alert-erased-unknown = motivul { $code }, pe care această versiune nu îl cunoaște
alert-not-imported = tabelul nu a fost importat
alert-point-or-comma = scrieți point sau comma
alert-import-broke = Importul s-a întrerupt. Rulați din nou: ce este deja publicat nu se publică de două ori.
alert-import-no-end = importul nu a ajuns la sfârșit
alert-import-again = rulați importul din nou: ce este deja publicat nu se publică de două ori
alert-check-no-end = verificarea nu a ajuns la sfârșit
alert-check-again = rulați verificarea din nou
alert-publishing = publicare
alert-checking = verificare
alert-unanswered = { $count ->
        [one] nodul a lăsat { $count } rând fără răspuns
        [few] nodul a lăsat { $count } rânduri fără răspuns
       *[other] nodul a lăsat { $count } de rânduri fără răspuns
    }
alert-near-comparing = comparare numere
alert-near-not-looked = numerele apropiate nu au fost căutate
alert-near-title = Poate s-a avut în vedere altceva, comparați cu documentele:
alert-near-line = rândul { $line }
alert-near-more = și încă { $count }: --all-rows le numește
alert-near-left-failed = { $count ->
        [one] Numerele din { $count } rând nu au fost comparate: { $why }
        [few] Numerele din { $count } rânduri nu au fost comparate: { $why }
       *[other] Numerele din { $count } de rânduri nu au fost comparate: { $why }
    }
alert-near-left = { $count ->
        [one] Numerele din { $count } rând nu au fost comparate: s-a arătat destul.
        [few] Numerele din { $count } rânduri nu au fost comparate: s-a arătat destul.
       *[other] Numerele din { $count } de rânduri nu au fost comparate: s-a arătat destul.
    }
alert-read = Citit ca { $form }; { $lines }.
alert-rows = { $count ->
        [one] { $count } rând
        [few] { $count } rânduri
       *[other] { $count } de rânduri
    }
alert-check-result = Se pot publica: { $published }, publicate anterior: { $before }, nu se pot publica: { $refused }. Nu s-a trimis nimic.
alert-import-result = Publicate: { $published }, publicate anterior: { $before }, refuzate: { $refused }.
alert-not-taken = { $count ->
        [one] Nodul nu a putut prelua acum { $count } rând; nu este nimic greșit în el: importați tabelul din nou mai târziu.
        [few] Nodul nu a putut prelua acum { $count } rânduri; nu este nimic greșit în ele: importați tabelul din nou mai târziu.
       *[other] Nodul nu a putut prelua acum { $count } de rânduri; nu este nimic greșit în ele: importați tabelul din nou mai târziu.
    }
alert-made = { $count ->
        [one] { $count } rând nu are id: referința este formată din conținut; cu un id, o corectare poate numi cazul.
        [few] { $count } rânduri nu au id: referința este formată din conținut; cu un id, o corectare poate numi cazul.
       *[other] { $count } de rânduri nu au id: referința este formată din conținut; cu un id, o corectare poate numi cazul.
    }
alert-warnings = Avertismente, care nu refuză nimic:
alert-finding-line = rândul
alert-finding-do = de făcut
alert-more-rules = { $count ->
        [one] Încă { $count } regulă este încălcată: --all-rows le numește pe toate, cu toate rândurile.
        [few] Încă { $count } reguli sunt încălcate: --all-rows le numește pe toate, cu toate rândurile.
       *[other] Încă { $count } de reguli sunt încălcate: --all-rows le numește pe toate, cu toate rândurile.
    }
alert-ranges-more = { $lines } și încă { $count }: --all-rows le numește
alert-totals-nobody = Niciun partener nu este înrolat: nimeni nu le primește.
alert-totals-nobody-would = Niciun partener nu este înrolat: nimeni nu le-ar primi.
alert-totals-all = { $count ->
        [one] { $count } partener le primește pe toate: { $parties }
        [few] { $count } parteneri le primesc pe toate: { $parties }
       *[other] { $count } de parteneri le primesc pe toate: { $parties }
    }
alert-totals-all-would = { $count ->
        [one] { $count } partener le-ar primi pe toate: { $parties }
        [few] { $count } parteneri le-ar primi pe toate: { $parties }
       *[other] { $count } de parteneri le-ar primi pe toate: { $parties }
    }
alert-totals-none = { $party } nu primește niciunul: { $why }
alert-totals-none-would = { $party } nu ar primi niciunul: { $why }
alert-totals-some = { $party } primește { $some } din { $rows }: { $why }
alert-totals-some-would = { $party } ar primi { $some } din { $rows }: { $why }
alert-not-listed = alertele nu au fost listate
alert-list-nothing = Nu s-a găsit nimic. Fără filtre, 'ntc alert list' arată tot ce deține nodul.
alert-column-event = EVENIMENT
alert-column-from = DE LA
alert-column-kind = TIP
alert-column-place = LOC
alert-column-goods = MĂRFURI
alert-column-urgency = URGENȚĂ
alert-categories = categorii
alert-not-published = alerta nu a fost publicată
alert-pages-looked = { $count ->
        [one] { $count } înregistrare parcursă, niciuna nu corespunde încă; căutarea continuă
        [few] { $count } înregistrări parcurse, niciuna nu corespunde încă; căutarea continuă
       *[other] { $count } de înregistrări parcurse, niciuna nu corespunde încă; căutarea continuă
    }
alert-pages-more = Mai sunt: --all le listează pe toate, --page { $key } continuă de aici.
alert-pages-on = Mai sunt: --page { $key } continuă de aici.
alert-pages-surest = Multe înregistrări conțin aceasta: { $count } au fost citite pentru răspunsuri mai sigure, iar celelalte vin de la cele mai noi, oricât de sigur ar răspunde. Mai multe cuvinte găsesc mai puține.
alert-pages-behind = { $count ->
        [one] Cele mai noi pot lipsi: indexul este cu { $count } poziție în urma nodului. Întrebați din nou peste o clipă.
        [few] Cele mai noi pot lipsi: indexul este cu { $count } poziții în urma nodului. Întrebați din nou peste o clipă.
       *[other] Cele mai noi pot lipsi: indexul este cu { $count } de poziții în urma nodului. Întrebați din nou peste o clipă.
    }
alert-out-of-reach = Inaccesibile de la { $party }: { $count }; partenerul este pus deoparte, motivul: 'ntc peer list --details'.
alert-out-of-reach-all = Inaccesibile: toate de la { $party }, oricâte ar fi, și niciuna nu este listată; partenerul este pus deoparte, motivul: 'ntc peer list --details'.
alert-made-reference = Proiectul nu are referință; ea este formată din conținut: { $reference }. Indicați national.source_reference, ca un fișier modificat să nu fie luat drept alt caz.
alert-nobody-left = Nu a mai rămas nimeni care o poate avea și nu o are: nu se comunică nimic nou.
alert-ask-nobody = Nimeni nu ar primi-o. Pentru a publica totuși, tastați yes:
alert-ask-elsewhere = rulați acolo unde cineva poate răspunde
alert-not-simulated = nu s-a simulat nimic
alert-not-publishable = proiectul nu poate fi publicat
alert-would-again = Publicată anterior, ca { $id }: o nouă publicare nu ar scrie nimic.
alert-would-nobody = Nimeni nu ar primi-o.
alert-checked = Proiectul poate fi publicat de { $origin }. Nimeni nu a fost informat.
alert-would-none-enrolled = Niciun partener nu este încă înrolat: nimeni nu ar primi-o.
alert-published-before = Publicată anterior, ca { $id }: nu s-a scris nimic nou.
alert-published = S-a publicat { $id }: poziția { $entry } din registru, sub punctul de control semnat de mărimea { $size }.
alert-published-nobody = Nimeni nu o primește: niciun partener nu este înrolat. 'ntc peer add CARD' înrolează unul, apoi --again îi comunică.
alert-concluded-nobody = Nimeni nu o primește. Ultima coloană spune de ce; 'ntc agreement list' arată ce este în vigoare și cu cine. Când aceasta se schimbă: ntc alert publish FILE --again
alert-concluded = { $count ->
        [one] { $entitled } din { $count } partener o primește. Ce s-a făcut cu ea: ntc alert delivery { $id }
        [few] { $entitled } din { $count } parteneri o primesc. Ce s-a făcut cu ea: ntc alert delivery { $id }
       *[other] { $entitled } din { $count } de parteneri o primesc. Ce s-a făcut cu ea: ntc alert delivery { $id }
    }
alert-unseen = De verificat: li se cere să acționeze, dar nu li se arată despre cine: { $parties }
alert-gets-nothing = nimic
alert-withheld-asked = nedivulgat, poate fi cerut
alert-refused-not-listed = înregistrările refuzate nu au fost listate
alert-refused-none = Nimic din ce au trimis partenerii nu este refuzat.
alert-column-received = PRIMIT (UTC)
alert-column-refused = REFUZAT
alert-column-again = REEXAMINAT (UTC)
alert-not-withdrawn = alerta nu a fost retrasă
alert-reasons = motive
alert-retract-ask = Alerta { $id } se șterge aici și la fiecare partener care o are. Pentru a o retrage, tastați yes:
alert-give-yes = indicați --yes
alert-withdrew = S-a retras { $id }.
alert-withdrew-all = S-a retras { $id }, toate versiunile: { $count }.
alert-retract-nobody = Niciun partener nu o are.
alert-retract-told = Aceștia sunt informați, căci a ajuns la ei sau este pe drum:
alert-retract-unable = nu poate citi retragerile: sunați
alert-not-shown = alerta nu a fost afișată
alert-came-untold = Rezultatul nu poate fi arătat acum: { $why }
alert-came-title = Rezultatul, prin 'ntc outcome ID'. Orele sunt UTC.
alert-came-none = Nimeni nu a comunicat rezultatul și nimeni nu îl datorează.
alert-show-of = { $kind }, { $origin }
alert-show-contact-first = Autorul este întrebat înainte ca cineva să acționeze.
alert-show-nothing-left = Din ce spunea nu a mai rămas nimic.
alert-show-not-disclosed = Nedivulgat sau inexistent: { $sections }
alert-show-revealed = Arătat mai târziu decât restul și dovedit a fi ceea ce s-a semnat: { $sections }
alert-show-entry = Poziția { $entry } din registrul autorului; deținută din { $since } UTC
alert-show-entry-key = Poziția { $entry } din registrul autorului; deținută din { $since } UTC; cheia autorului { $key }
alert-show-retracted = Retras de autor
alert-show-superseded = Corectat de autor
alert-show-same = Deținut pe altă cale
alert-show-refused = Refuzat
alert-show-again = Se reexaminează la { $until } UTC
alert-show-held-back = Autorul ține o parte în așteptare
alert-show-kept = Se păstrează până la { $until } UTC, temei: { $by }
alert-show-kept-section = { $section }: până la { $until } UTC, temei: { $by }
alert-show-use = Utilizare: { $said }
alert-bound-author = autorul
alert-bound-agreement = acordul { $agreement }
alert-bound-agreement-ended = încetarea acordului { $agreement }
alert-bound-own = regula acestui nod
alert-from = De la { $origin }, prin { $by }, fără un consimțământ numit; { $origin } o numește { $id }
alert-from-consent = De la { $origin }, prin { $by }, prin consimțământul { $consent } al { $origin }; { $origin } o numește { $id }
alert-signed-known = Semnat cu cheia { $key }, numită de cardul { $origin }; poziția { $entry } din registrul { $origin }
alert-signed-said = Semnat cu cheia { $key }, care după { $by } este a { $origin }; poziția { $entry } din registrul { $origin }
alert-also-author = A venit și de la autor, sub TLP:{ $tlp }, prin { $id }; se aplică condițiile mai stricte
alert-also-by = A venit și prin { $by }, sub TLP:{ $tlp }, prin { $id }; se aplică condițiile mai stricte
alert-kinds = tipurile sunt: { $names }
alert-page-key = cheia este cea cu care s-a încheiat pagina precedentă
alert-goods-erased = șters
alert-from-by = { $origin } prin { $by }
alert-look-at = De verificat:
alert-publish-it = Publică
alert-pages-looking = niciuna nu corespunde încă; căutarea continuă
alert-published-unseen = Regulile dumneavoastră nu vă arată această înregistrare, deci nici cine a primit-o.
alert-not-proven = nu a fost scrisă nicio dovadă
alert-proven = S-a scris { $file }. Cine îl primește îl verifică prin 'ntc ledger check'; nu este nevoie de nod.
alert-proven-shows = Arată secțiunile: { $sections }
alert-proven-nothing = Nu arată nicio secțiune, numai antetul.
alert-proven-whose = Că cheile sunt ale { $origin } se știe numai din amprenta pe care o citește acea parte: { $fingerprint }
