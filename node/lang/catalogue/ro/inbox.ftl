inbox-nothing = Nu vă așteaptă nimic.
inbox-nothing-owed = Nu datorați nimic.
inbox-ending = { $count ->
        [one] Se șterg în { $count } zi, deoarece expiră termenul de păstrare:
        [few] Se șterg în { $count } zile, deoarece expiră termenul de păstrare:
       *[other] Se șterg în { $count } de zile, deoarece expiră termenul de păstrare:
    }
inbox-ending-more = și încă { $count }; ntc record ending
inbox-met = { $record }: { $who } a întâlnit subiectul alertei { $alert }: { $says }
inbox-do-answer = Ce se cere: ntc request show RECORD. Pentru a răspunde: ntc answer RECORD --status CODE
inbox-do-acknowledge = Pentru a spune că se lucrează la ea: ntc request take RECORD
inbox-do-consent = Pentru a decide: ntc consent grant RECORD; sau: ntc consent refuse RECORD --refusal CODE
inbox-do-outcome = Pentru a comunica ce a rezultat: ntc outcome RECORD --result CODE
inbox-do-continue = Ce se dorește: ntc alert show RECORD. Pentru a comunica: ntc request about ID --continues RECORD
inbox-do-hit-outcome = Pentru a comunica ce a rezultat privind cel sau ceea ce ați întâlnit: ntc outcome RECORD --result CODE
inbox-do-hit = Ce s-a întâlnit: ntc alert show RECORD. Că vă ocupați: ntc request take RECORD. Pentru a întreba: ntc request about RECORD
inbox-do-recall = Aflați cine a acționat aici pe această bază și comunicați autorului: ntc recall acted RECORD PARTY --undone yes; cu no în loc de yes dacă nu era nimic de anulat
inbox-asked-title = Partenerii au întrebat în ultimele 7 zile despre acestea, care corespund unor poziții din listele voastre:
inbox-asked = { $at } { $who } a întrebat despre { $subject } pentru { $purpose }; corespunde: { $entries }
inbox-asked-more = și încă { $count }; ntc query list
inbox-do-asked = Ce s-a întrebat și de ce: ntc query list. Poziția din listă: ntc watchlist show LIST KEY. Pentru a întreba partenerul: ntc request new
