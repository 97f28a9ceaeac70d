request-not-asked = nu s-a cerut nimic
request-sample-advice = puneți în el întrebarea dumneavoastră și partenerul întrebat, apoi trimiteți cu 'ntc request new FILE'
request-not-shown = cererea nu a fost afișată
request-not-told = nu s-a comunicat nimic
request-kinds = tipuri
request-hours = { $count ->
        [one] { $count } oră
        [few] { $count } ore
       *[other] { $count } de ore
    }
request-minutes = { $count ->
        [one] { $count } minut
        [few] { $count } minute
       *[other] { $count } de minute
    }
request-is-asked = { $party }: cererea a fost trimisă, înregistrarea
request-was-asked = { $party }: cererea a fost trimisă deja, nu s-a scris nimic, înregistrarea
request-due = Termenul de răspuns de la primirea cererii: { $time }.
request-sooner = Este mai devreme decât termenul convenit: { $agreed }.
request-not-yet = { $party }: cererea nu a fost trimisă încă.
request-ask-it = Trimite cererea
request-title = Cererea { $id } de la { $origin }
request-title-withdrawn = Cererea { $id } de la { $origin }, retrasă de cel care întreabă
request-label-received = primită
request-label-taken = preluată
request-label-asks = se cere
request-label-question = întrebare
request-label-because = justificare
request-label-about = despre
request-about = { $id } de la { $origin }
request-no-time = necomunicat
request-column-party = RĂSPUNSUL
request-column-status = STATUT
request-column-since = DIN
request-column-until = PÂNĂ LA
request-column-record = ÎNREGISTRARE
request-taken = Autorului i se comunică faptul că lucrați la { $id }, înregistrarea
