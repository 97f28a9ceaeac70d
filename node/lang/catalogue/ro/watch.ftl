watch-kinds = { $kinds } sau { $overdue }
watch-ended = nodul a încheiat fluxul
watch-ended-why = se oprește sau a fost repornit
watch-ended-advice = se rulează comanda din nou
watch-broke = Legătura cu nodul s-a întrerupt la { $at } UTC; se încearcă din nou peste { $seconds } s. Ce vine între timp se arată atunci.
watch-no-alerts = alertele nu pot fi urmărite
watch-no-records = înregistrările nu pot fi urmărite
watch-watching = Se urmărește. Ctrl-C încheie.
watch-said-of = { $id } ({ $origin })
watch-said-withdraws = retrage { $what }
watch-said-corrects = corectează { $what }
watch-said-asks = întreabă despre { $what }
watch-said-met = a întâlnit subiectul din { $what }
watch-said-outcome = comunică rezultatul pentru { $what }
watch-said-speaks = vorbește despre { $what }
watch-overdue = ÎNTÂRZIAT  { $task }, datorat de { $by }
watch-call = de sunat: { $whom }
watch-some-alerts = alerte
watch-some-records = înregistrări
watch-alerts = { $count ->
        [one] { $count } alertă
        [few] { $count } alerte
       *[other] { $count } de alerte
    }
watch-records = { $count ->
        [one] { $count } înregistrare
        [few] { $count } înregistrări
       *[other] { $count } de înregistrări
    }
watch-gap = LIPSĂ: aici pot lipsi: { $what }. Motiv: { $because }. ntc alert list
watch-gap-of = LIPSĂ: aici pot lipsi: { $what } ({ $origin }). Motiv: { $because }. ntc alert list
