hit-not-listed = nu s-a listat nimic
hit-waiting-title = Potriviri care vă așteaptă, cele urgente întâi:
hit-waiting-judge = Pentru a evalua una: ntc hit show HIT
hit-waiting-more = { $count ->
        [one] și încă { $count } potrivire; ntc hit list
        [few] și încă { $count } potriviri; ntc hit list
       *[other] și încă { $count } de potriviri; ntc hit list
    }
hit-step-found = găsită
hit-step-seen-again = văzută din nou
hit-step-claimed = preluată
hit-step-released = eliberată
hit-step-confirmed = confirmată
hit-step-rejected = respinsă
hit-step-snoozed = amânată
hit-step-reopened = redeschisă
hit-step-prioritised = urgență schimbată
hit-step-tell = de comunicat
hit-step-told = comunicată
hit-step-untold = nu se comunică
hit-step-withdrawn = retrasă
hit-step-ended = încheiată
hit-step-returned = revenită
hit-step-renamed = redenumită
hit-step-target-ended = unul nu mai contează
hit-step-target-stands = unul contează din nou
hit-step-target-changed = modificat
hit-step-judged-anew = comparată din nou
hit-of-list = { $key } din lista { $list }
hit-screening = verificarea { $reference }
hit-of-record = { $id } de la { $origin }
hit-state-confirmed = { $state } de { $by }
hit-state-rejected = { $state } de { $by }: { $why }
hit-state-snoozed = { $state } până la { $until }
hit-state-snoozed-arrival = { $state } până la sosire, în prezent { $until } UTC
hit-show-arrives = Sosește cel mai devreme la { $at } UTC. O oră locală fără fus orar este citită ca UTC+5: o potrivire amânată până la sosire se deschide cu cel mult trei ore mai devreme, niciodată mai târziu.
hit-state-gone = { $state }, nu mai contează
hit-state-changed = { $state }, ținta modificată
hit-gone-taken-off = { $what }: nu mai este pe listă, din { $since } UTC
hit-gone-retracted = { $what }: retras de autor, din { $since } UTC
hit-gone-erased = { $what }: șters, din { $since } UTC
hit-gone-replaced = { $what }: înlocuit de altă versiune, din { $since } UTC
hit-gone-over = { $what }: termenul a expirat, din { $since } UTC
hit-gone-unmet = { $what }: modificat și nu mai corespunde subiectului, din { $since } UTC
hit-column-hit = POTRIVIRE
hit-column-priority = URGENȚĂ
hit-column-verdict = REZULTAT
hit-column-subject = SUBIECT
hit-column-may-be = POATE FI
hit-column-from = DE LA
hit-column-state = STARE
hit-column-seen = VĂZUT
hit-states = stările unei potriviri: { $names }
hit-list-waits = { $count ->
        [one] { $count } potrivire așteaptă
        [few] { $count } potriviri așteaptă
       *[other] { $count } de potriviri așteaptă
    }
hit-list-of-all = { $count ->
        [one] din { $count } potrivire în total
        [few] din { $count } potriviri în total
       *[other] din { $count } de potriviri în total
    }
hit-list-spared = { $count ->
        [one] { $count } apariție de la pornire nu a mai fost întrebată
        [few] { $count } apariții de la pornire nu au mai fost întrebate
       *[other] { $count } de apariții de la pornire nu au mai fost întrebate
    }
hit-list-no-such = Nu există o astfel de potrivire.
hit-list-none = Nu vă așteaptă nicio potrivire.
hit-list-and-others = { $hit } și încă { $count }
hit-list-erased = (șters)
hit-not-shown = potrivirea nu a fost afișată
hit-show-erased = Datele subiectului au fost șterse: termenul lor a expirat.
hit-show-subject = Subiect
hit-show-may-be = Poate fi
hit-show-compared = Comparație
hit-show-steps = Ce s-a întâmplat. Orele sunt în UTC.
hit-show-others = Văzuți de asemenea și comparați cu același; verificați dacă sunt ei
hit-show-told-of = Înregistrări care vorbesc despre același; verificați dacă este așa
hit-show-siblings = Alte potriviri ale aceluiași subiect
hit-also-nothing = { $target }: acolo nu se mai cere nimic sau regulile proprii nu arată acest lucru
hit-telling-wanted = Urmează să fie comunicată.
hit-telling-waits = Așteaptă să fie comunicată: { $why }
hit-telling-told = { $to }, { $at } UTC, prin { $record }: { $state }
hit-telling-withdrawing = { $to }, { $at } UTC, prin { $record }: urmează retragerea
hit-telling-withdrawn = { $to }, { $at } UTC, prin { $record }: retrasă
hit-telling-untold = Nu a fost comunicată.
hit-show-heading = { $hit }: { $state }, { $verdict }, { $score } din 1000, urgență: { $priority }
hit-show-contact-first = Deținătorul informației este întrebat înainte ca cineva să acționeze.
hit-show-target = poate fi { $target }
hit-show-seen = { $count ->
        [one] Văzut în { $count } călătorie, ultima la { $last } UTC.
        [few] Văzut în { $count } călătorii, ultima la { $last } UTC.
       *[other] Văzut în { $count } de călătorii, ultima la { $last } UTC.
    }
hit-show-told-by = { $count ->
        [one] { $count } înregistrare vorbește despre subiect.
        [few] { $count } înregistrări vorbesc despre subiect.
       *[other] { $count } de înregistrări vorbesc despre subiect.
    }
hit-show-changed = Ceea ce poate fi a fost modificat la { $at } UTC: { $facts }.
hit-show-changed-else = Ceea ce poate fi a fost modificat la { $at } UTC, dar nimic hotărâtor.
hit-show-changed-other = { $target }: modificare la { $at } UTC. Potrivirea se judecă după altul care caută același lucru.
hit-show-doubtful = Nu se știe dacă cele două mai corespund: datele de comparație ale subiectului nu sunt păstrate. Verificați direct.
hit-show-withdrawn = Retrasă: { $why }.
hit-show-reopened = Redeschisă: { $why }.
hit-show-before = Perechea a fost confirmată anterior în { $hit }.
hit-show-marked = Subiectul a fost confirmat în { $hit }; până la redeschiderea acesteia, concordanța de față nu așteaptă pe nimeni. Dacă este și cel de aici: ntc hit confirm { $name }
hit-show-rejected = Perechea nu mai este întrebată până la { $until } UTC, decât dacă apare o dată de naștere, un document sau un alias nou.
hit-show-sighting = { $subject }, la { $at } UTC, { $verdict }, { $score } din 1000
hit-column-at = LA
hit-column-who = CINE
hit-column-what = CE
hit-column-comment = COMENTARIU
hit-show-by-node = nod
hit-not-changed = nicio potrivire nu a fost modificată
hit-done-claimed = { $name } este preluată.
hit-done-released = { $name } este eliberată.
hit-done-confirmed = { $name } este confirmată.
hit-done-to-be-told = { $name } va fi comunicată.
hit-done-rejected = { $name } este respinsă.
hit-done-snoozed = { $name } este amânată.
hit-done-reopened = { $name } este din nou deschisă.
hit-done-prioritised = Urgența pentru { $name } a fost schimbată.
hit-one-not-changed = { $name } nu a fost modificată: { $why }
hit-ask-owner = { $contact }: întrebați deținătorul înainte ca cineva să acționeze
hit-marked = Marcate, deoarece subiectul este cel din { $name }: { $marked }
hit-tells = Se comunică: { $who }. Starea: ntc hit show { $name }
hit-tells-nobody = Nu se comunică nimănui din afară: { $why }
hit-could-tell = Nu se comunică: { $who }. Pentru a comunica: ntc hit tell { $name } --owner { $who }
hit-list-unseen = (nu vi se arată)
hit-show-owners = Cine caută și ce i s-a comunicat fiecăruia
hit-owner-own = proprie; nu se comunică nimănui din afară
hit-owner-call = înainte ca cineva să acționeze, sunați: { $party }, { $call }
hit-owner-told = comunicat: { $line }
hit-owner-acted = comunicat că s-a acționat: { $line }
hit-owner-untold = necomunicat; pentru a comunica: ntc hit tell { $name } --owner { $party }
hit-owner-unconfirmed = necomunicat; pentru a comunica: ntc hit confirm { $name } --tell
hit-owner-kept = nu se poate comunica acum: { $why }
hit-owner-unseen = regulile proprii nu arată nici înregistrarea, nici ce i s-a comunicat autorului
hit-owner-said = răspuns la { $at } UTC, prin { $record }: { $says }
hit-owner-owed = rezultatul trebuie comunicat până la { $until } UTC: ntc outcome { $record }
hit-owner-outcome = rezultatul a fost comunicat la { $at } UTC: { $outcome }
hit-told-before = Comunicat deja: { $who }.
hit-tells-not = Nu se comunică: { $who }. Motivul: { $why }
hit-ask-owners = { $contact }: înainte ca cineva să acționeze, întrebați: { $owners }
hit-show-ask = Înainte ca cineva să acționeze, întrebați: { $owners }
hit-state-marked = { $state } de { $hit }
hit-state-outcome-owed = { $state } de { $by }, rezultatul se datorează până la { $due }
hit-state-outcome = { $state } de { $by }: { $outcome }
hit-step-outcome = ce a rezultat
hit-done-outcome = Rezultatul pentru { $name } a fost notat.
hit-owed-title = Confirmate pe listele voastre, fără rezultat comunicat:
hit-owed-tell = Pentru a comunica: ntc hit outcome HIT --result CODE
hit-owed-more = și altele; ntc hit list --state outcome_owed
