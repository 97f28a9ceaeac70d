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
