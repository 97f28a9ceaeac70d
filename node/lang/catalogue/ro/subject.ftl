subject-not-exported = nu s-a exportat nimic
subject-wrote = { $count ->
        [one] { $count } înregistrare a fost scrisă în { $programs } și { $people }.
        [few] { $count } înregistrări au fost scrise în { $programs } și { $people }.
       *[other] { $count } de înregistrări au fost scrise în { $programs } și { $people }.
    }
subject-not-found = înregistrările nu au fost parcurse
subject-reading = citire
subject-record = { $id } { $kind }, { $origin }
subject-record-refused = { $id } { $kind }, { $origin }, nu contează: { $code }
subject-from = de la { $party }
subject-from-erased = de la { $party }, care a șters-o la { $at } UTC
subject-told = comunicat către { $party }: { $sections }
subject-told-erased = comunicat către { $party }: { $sections }; șters acolo la { $at } UTC
subject-kept = se păstrează până la { $until } UTC
subject-summary = { $count ->
        [one] { $count } înregistrare menționează ceea ce se caută, din { $read } citite.
        [few] { $count } înregistrări menționează ceea ce se caută, din { $read } citite.
       *[other] { $count } de înregistrări menționează ceea ce se caută, din { $read } citite.
    }
subject-erased = { $count ->
        [one] { $count } înregistrare a fost ștearsă, integral sau parțial: nu se mai știe ce spunea.
        [few] { $count } înregistrări au fost șterse, integral sau parțial: nu se mai știe ce spuneau.
       *[other] { $count } de înregistrări au fost șterse, integral sau parțial: nu se mai știe ce spuneau.
    }
subject-unread = { $count ->
        [one] { $count } înregistrare nu poate fi citită de această versiune.
        [few] { $count } înregistrări nu pot fi citite de această versiune.
       *[other] { $count } de înregistrări nu pot fi citite de această versiune.
    }
subject-unseen = { $id }, { $origin }: regulile dumneavoastră nu vă arată această înregistrare; trebuie să o vadă cineva care are acces
