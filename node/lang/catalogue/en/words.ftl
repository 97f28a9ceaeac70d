### Words that every command uses.

words-eta-left = { $eta } left
words-delivery-unknown = not known
words-delivery-queued = waiting to be sent
words-delivery-sent = sent, no receipt yet
words-delivery-received = received, receipt signed
words-delivery-accepted = accepted, receipt signed
words-delivery-judged-later = received, judged later
words-delivery-withheld = does not get it
words-delivery-held-back = held back now
words-delivery-erased = erased before it went
words-delivery-refused = received, not accepted
words-contact-first = DO NOT ACT WITHOUT CONTACT
words-never = never
words-just-now = just now
words-seconds-ago = { $count } s ago
words-minutes-ago = { $count } min ago
words-hours-ago = { $count } h ago
words-days-ago = { $count } days ago
words-kind-unknown = kind { $number }
words-more-pages = More: --page { $key }
words-yes = yes
words-no = no
