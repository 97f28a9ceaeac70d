watchlist-modes = modurile sunt { $modes }
watchlist-actions = acțiunile sunt { $actions }
watchlist-markers = marcajele sunt { $markers }
watchlist-grade = '{ $text }' nu este o evaluare; scrieți 4x4:B2, 3x5x2:1A sau admiralty:B2
watchlist-not-made = lista nu a fost creată
watchlist-not-described = lista nu a fost descrisă
watchlist-made = A fost creată lista { $state }
watchlist-not-written = lista nu a fost scrisă
watchlist-exported = { $count ->
        [one] S-a scris { $count } poziție din { $list } în { $file }
        [few] S-au scris { $count } poziții din { $list } în { $file }
       *[other] S-au scris { $count } de poziții din { $list } în { $file }
    }
watchlist-exported-without = Nu sunt în fișier: titlul, partajarea, temeiul, gradul și sfârșitul listei înseși.
watchlist-exported-anew = Pentru aceeași listă din nou: 'ntc watchlist create LIST' cu toate acestea, apoi 'ntc watchlist add LIST FILE --as-written'
watchlist-not-taken-in = lista nu a fost preluată
watchlist-forms = formatele sunt { $forms }
watchlist-several = mai multe tabele proprii devin o singură listă; numiți-o cu --to
watchlist-to-one = fișierele sunt ale mai multor liste, iar --to numește una: { $lists }
watchlist-to-one-advice = omiteți --to sau importați fiecare listă printr-o comandă separată
watchlist-unnamed = numele fișierului nu este potrivit pentru o listă; numiți lista cu --to
watchlist-there = lista { $list } există deja, iar tabelul altui fișier poate fi altă listă
watchlist-there-advice = 'ntc watchlist update { $list } FILE' îl preia ca versiune mai nouă, --to NAME ca altă listă
watchlist-entries-read = poziții citite
watchlist-try-again = încercați din nou
watchlist-cut-short = nodul a încheiat apelul fără să spună cum s-a încheiat preluarea
watchlist-look = vedeți 'ntc watchlist list'
watchlist-took-in = { $count ->
        [one] A fost preluată { $list }: { $count } poziție
        [few] A fost preluată { $list }: { $count } poziții
       *[other] A fost preluată { $list }: { $count } de poziții
    }
watchlist-would-hold = { $count ->
        [one] Nu s-a modificat nimic. { $list } ar avea { $count } poziție
        [few] Nu s-a modificat nimic. { $list } ar avea { $count } poziții
       *[other] Nu s-a modificat nimic. { $list } ar avea { $count } de poziții
    }
watchlist-before = Înainte: { $before }. Adăugate { $added }, modificate { $changed }, renumerotate { $renumbered }, scoase { $removed }
watchlist-fate-added = adăugat
watchlist-fate-changed = modificat
watchlist-fate-renumbered = renumerotat
watchlist-fate-removed = scos
watchlist-formerly = { $change }, înainte: { $former }
watchlist-left = Nu se verifică în { $what }: { $count }
watchlist-faults = { $count ->
        [one] { $count } eroare:
        [few] { $count } erori:
       *[other] { $count } de erori:
    }
watchlist-place = fișierul { $file }, linia { $line }
watchlist-place-entry = fișierul { $file }, linia { $line }, poziția { $key }
watchlist-taken-without = preluat fără aceasta
watchlist-taken-as-written = preluat așa cum este scris
watchlist-taken-year = s-a păstrat numai anul
watchlist-not-taken = nepreluat
watchlist-do = ce e de făcut: { $advice }
watchlist-do-as-written = comparați cu documentele, cifră cu cifră; este preluat așa cum este scris
watchlist-do-last-row = verificați dacă ultimul rând al fișierului este întreg; este preluat
watchlist-more-changes = și încă { $count } modificări; sunt în --json
watchlist-more-faults = și încă { $count } erori; sunt în --json
watchlist-not-listed = listele nu au fost afișate
watchlist-none = Nu există listă de supraveghere. 'ntc watchlist import FILE' preia una.
watchlist-column-list = LISTA
watchlist-column-entries = POZIȚII
watchlist-column-changed = MODIFICAT
watchlist-column-by = DE CINE
watchlist-column-from = DE UNDE
watchlist-column-leaves = PĂRĂSEȘTE NODUL
watchlist-officers = ofițeri
watchlist-not-shown = lista nu a fost afișată
watchlist-empty = Nu are nicio poziție.
watchlist-more = Mai multe: --after { $key }
watchlist-column-key = CHEIE
watchlist-column-what = CE
watchlist-column-name = NUME
watchlist-column-born = NĂSCUT
watchlist-column-numbers = NUMERE
watchlist-column-states = STATE
watchlist-label-key = Cheie
watchlist-label-what = Ce
watchlist-label-names = Nume
watchlist-label-born = Născut
watchlist-label-born-at = Locul nașterii
watchlist-label-sex = Sex
watchlist-label-nationalities = Cetățenii
watchlist-label-states = State
watchlist-label-numbers = Numere
watchlist-label-email = Poștă electronică
watchlist-label-addresses = Adrese
watchlist-label-goods = Mărfuri și itinerare
watchlist-label-listed = Listat la
watchlist-label-former = Chei anterioare
watchlist-label-remarks = Observații
watchlist-label-own = Cerut separat
watchlist-damaged = { $list } este deteriorată și nu se verifică în ea: { $why }
watchlist-edition = { $count ->
        [one] { $count } poziție, modificarea { $number } la { $at } UTC de { $by }
        [few] { $count } poziții, modificarea { $number } la { $at } UTC de { $by }
       *[other] { $count } de poziții, modificarea { $number } la { $at } UTC de { $by }
    }
watchlist-told-none = Partenerilor nu li s-a comunicat încă nicio poziție; 'ntc watchlist push { $list }' le comunică ce este nou.
watchlist-told-new = { $count ->
        [one] Partenerilor li s-a putut comunica { $count } poziție; 'ntc watchlist push { $list }' le comunică ce este nou.
        [few] Partenerilor li s-au putut comunica { $count } poziții; 'ntc watchlist push { $list }' le comunică ce este nou.
       *[other] Partenerilor li s-au putut comunica { $count } de poziții; 'ntc watchlist push { $list }' le comunică ce este nou.
    }
watchlist-told-back = { $count ->
        [one] Partenerilor li s-a putut comunica { $count } poziție; 'ntc watchlist push { $list }' o retrage.
        [few] Partenerilor li s-au putut comunica { $count } poziții; 'ntc watchlist push { $list }' le retrage.
       *[other] Partenerilor li s-au putut comunica { $count } de poziții; 'ntc watchlist push { $list }' le retrage.
    }
watchlist-leaves-push = Pozițiile ies ca alerte când sunt transmise, iar întrebările partenerilor primesc răspuns din ea.
watchlist-leaves-hits = Partenerii cărora acordul le permite află dacă întrebarea lor are o concordanță.
watchlist-leaves-no-more = Nimic mai mult din ea nu părăsește nodul.
watchlist-leaves-nothing = Nimic din ea nu părăsește nodul.
watchlist-asked = Cerut: { $asked }
watchlist-warning = { $action }; atenție: { $markers }
watchlist-order = { $action }; temei: { $basis }; { $until }, revizuire până la { $review }; deținător { $owner }
watchlist-order-first = { $action }; temei: { $basis }; { $until }, revizuire până la { $review }; deținător { $owner }, întrebat înainte ca cineva să acționeze
watchlist-no-end = fără termen
watchlist-until = până la { $day }
watchlist-reviews-due = { $list }: reexaminări scadente în 30 de zile sau depășite: { $count }, prima la { $day }
watchlist-source = Sursa: { $format }, versiunea { $version }
watchlist-source-unversioned = Sursa: { $format }, versiunea nu este indicată
watchlist-refused-part = { $count ->
        [one] { $count } poziție sau linie nepreluată
        [few] { $count } poziții sau linii nepreluate
       *[other] { $count } de poziții sau linii nepreluate
    }
watchlist-not-put = nu s-a scris nicio poziție
watchlist-kinds = tipurile sunt { $kinds }
watchlist-add-nothing = nu s-a indicat pe cine sau ce se caută
watchlist-add-how = indicați un nume, un număr, o adresă sau mărfuri cu ruta lor: --name, --born, --nationality, --number, --email, --address, --hs sau --word cu --origin, --via sau --destination; de exemplu: ntc watchlist add LIST --kind person --name "Anna Invented" --born 1961-03
watchlist-add-unended = priviți sfârșitul fișierului: dacă ultimul rând este întreg, --as-written îl preia așa, iar un sfârșit de linie după el înlătură îndoiala
watchlist-number-form = scrieți passport:X0000001:GE sau container:CSQU3054383
watchlist-number-none = '{ $scheme }' nu este un tip de număr; 'ntc codes scheme' le listează
watchlist-too-large = pozițiile au { $bytes } octeți, iar într-o modificare intră { $most }
watchlist-wrote = { $count ->
        [one] S-a scris { $count } poziție: { $keys }
        [few] S-au scris { $count } poziții: { $keys }
       *[other] S-au scris { $count } de poziții: { $keys }
    }
watchlist-replaced = { $key }: poziție înlocuită
watchlist-replaced-lost = nu mai este: { $fields }
watchlist-replaced-changed = modificat: { $fields }
watchlist-replaced-added = adăugat: { $fields }
watchlist-written-before = { $count ->
        [one] { $count } poziție a rămas neschimbată: { $keys }
        [few] { $count } poziții au rămas neschimbate: { $keys }
       *[other] { $count } de poziții au rămas neschimbate: { $keys }
    }
watchlist-not-removed = nu s-a scos nimic
watchlist-took-off = { $count ->
        [one] S-a scos { $count } poziție
        [few] S-au scos { $count } poziții
       *[other] S-au scos { $count } de poziții
    }
watchlist-remove-warning = Nimeni nu va mai fi verificat în { $list }, iar lista nu poate fi readusă.
watchlist-remove-type = Scrieți remove pentru a o șterge:
watchlist-give-yes = folosiți --yes
watchlist-removed = Lista { $list } a fost ștearsă cu toate pozițiile
watchlist-not-all-told = nu s-a comunicat tot
watchlist-nothing-told = nu s-a comunicat nimic
watchlist-push-type = Scrieți push pentru a le comunica:
watchlist-entries-told = poziții comunicate
watchlist-partner-told = noi: { $new }, corectări: { $corrected }, retrageri: { $withdrawn }
watchlist-partner-told-without = noi: { $new }, corectări: { $corrected }, retrageri: { $withdrawn }; fără: { $sections }
watchlist-partner-unseeing = { $count ->
        [one] { $count } alertă privind persoane netrimisă: niciun acord nu îi arată persoane
        [few] { $count } alerte privind persoane netrimise: niciun acord nu îi arată persoane
       *[other] { $count } de alerte privind persoane netrimise: niciun acord nu îi arată persoane
    }
watchlist-partners = Fiecare partener:
watchlist-push-check = Nu s-a comunicat nimic. O transmitere ar face aceasta:
watchlist-push-known = Nu este nimic nou de comunicat din listă.
watchlist-column-step = PAS
watchlist-column-record = ÎNREGISTRARE
watchlist-column-told = CUI
watchlist-step-published = nou
watchlist-step-corrected = corectare
watchlist-step-retracted = retragere
watchlist-step-later = mai târziu
watchlist-step-over = încheiat
watchlist-step-refused = refuzat
watchlist-push-sum = Noi: { $new }, corectări: { $corrected }, retrageri: { $withdrawn }
watchlist-push-sum-refused = Noi: { $new }, corectări: { $corrected }, retrageri: { $withdrawn }, refuzuri: { $refused }
watchlist-push-same = { $count ->
        [one] { $count } poziție este publicată ca înainte.
        [few] { $count } poziții sunt publicate ca înainte.
       *[other] { $count } de poziții sunt publicate ca înainte.
    }
watchlist-push-cut = { $key }: o alertă nu are loc pentru toate: { $fields }
watchlist-push-refused = { $key } a fost refuzat: { $why } [{ $code }]
watchlist-push-category = indicați domeniul infracțiunii pentru listă: ntc watchlist describe { $list } --category CODE; CODE este unul dintre: { $codes }
watchlist-party-without = { $party } (fără: { $sections })
watchlist-delivery = 'ntc alert delivery RECORD' arată cine a primit.
watchlist-shrunk = A pierdut peste o cincime din poziții: update o preia numai cu --accept-shrink
