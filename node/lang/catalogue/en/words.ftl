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
words-unseen-answers = { $count ->
        [one] { $count } answer that your rules do not show you.
       *[other] { $count } answers that your rules do not show you.
    }
words-unseen-outcomes = { $count ->
        [one] { $count } outcome that your rules do not show you.
       *[other] { $count } outcomes that your rules do not show you.
    }
words-unseen-others = { $count ->
        [one] { $count } other of them that your rules do not show you.
       *[other] { $count } others of them that your rules do not show you.
    }
words-unseen-questions = { $count ->
        [one] { $count } question that is known by records that your rules do not show you.
       *[other] { $count } questions that are known by records that your rules do not show you.
    }
words-unseen-records = { $count ->
        [one] { $count } record that your rules do not show you.
       *[other] { $count } records that your rules do not show you.
    }
words-unseen-records-of-these = { $count ->
        [one] { $count } record of these that your rules do not show you.
       *[other] { $count } records of these that your rules do not show you.
    }
words-of-thousand = { $score } of 1000
