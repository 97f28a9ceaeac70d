words-eta-left = au rămas { $eta }
words-delivery-unknown = necunoscut
words-delivery-queued = așteaptă trimiterea
words-delivery-sent = trimis, încă fără confirmare
words-delivery-received = primit, confirmare semnată
words-delivery-accepted = acceptat, confirmare semnată
words-delivery-judged-later = primit, se examinează ulterior
words-delivery-withheld = nu îi este transmis
words-delivery-held-back = reținut deocamdată
words-delivery-erased = șters înainte de trimitere
words-delivery-refused = primit, neacceptat
words-contact-first = NU ACȚIONAȚI FĂRĂ CONTACT
words-never = niciodată
words-just-now = chiar acum
words-seconds-ago = acum { $count } s
words-minutes-ago = acum { $count } min
words-hours-ago = acum { $count } h
words-days-ago = { $count ->
        [one] acum { $count } zi
        [few] acum { $count } zile
       *[other] acum { $count } de zile
    }
words-kind-unknown = tipul { $number }
words-more-pages = Mai multe: --page { $key }
words-yes = da
words-no = nu
words-unseen-answers = { $count ->
        [one] Regulile dumneavoastră nu vă arată { $count } răspuns.
        [few] Regulile dumneavoastră nu vă arată { $count } răspunsuri.
       *[other] Regulile dumneavoastră nu vă arată { $count } de răspunsuri.
    }
words-unseen-outcomes = { $count ->
        [one] Regulile dumneavoastră nu vă arată { $count } rezultat.
        [few] Regulile dumneavoastră nu vă arată { $count } rezultate.
       *[other] Regulile dumneavoastră nu vă arată { $count } de rezultate.
    }
words-unseen-others = { $count ->
        [one] Regulile dumneavoastră nu vă arată { $count } alta dintre ele.
        [few] Regulile dumneavoastră nu vă arată { $count } altele dintre ele.
       *[other] Regulile dumneavoastră nu vă arată { $count } de altele dintre ele.
    }
words-unseen-questions = { $count ->
        [one] Regulile dumneavoastră nu vă arată { $count } întrebare la care răspund înregistrările.
        [few] Regulile dumneavoastră nu vă arată { $count } întrebări la care răspund înregistrările.
       *[other] Regulile dumneavoastră nu vă arată { $count } de întrebări la care răspund înregistrările.
    }
words-unseen-records = { $count ->
        [one] Regulile dumneavoastră nu vă arată { $count } înregistrare.
        [few] Regulile dumneavoastră nu vă arată { $count } înregistrări.
       *[other] Regulile dumneavoastră nu vă arată { $count } de înregistrări.
    }
words-unseen-records-of-these = { $count ->
        [one] Regulile dumneavoastră nu vă arată { $count } înregistrare dintre acestea.
        [few] Regulile dumneavoastră nu vă arată { $count } înregistrări dintre acestea.
       *[other] Regulile dumneavoastră nu vă arată { $count } de înregistrări dintre acestea.
    }
words-of-thousand = { $score } din 1000
