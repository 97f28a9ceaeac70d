### What is wrong with a partner or with the own node, and what to do: 'ntc doctor'.

doctor-ails = Something does not work: begin with the first FAIL.
doctor-works = Everything that was looked at works.
doctor-not-looked = nothing was looked at
doctor-mark-well = ok
doctor-mark-warns = look
doctor-mark-ails = FAIL
doctor-skipped = not looked at
doctor-why = why:
doctor-advice = do this:
doctor-name-own-node = own node
doctor-name-enrolment = enrolment
doctor-name-suspension = suspension
doctor-name-name = name
doctor-name-identity = identity
doctor-name-partners = partners
doctor-name-answer = answer
doctor-name-clock = clock
doctor-name-agreements = agreements
doctor-name-feed = feed
doctor-name-judgement = judgement
doctor-name-state = state
doctor-name-warning = warning
doctor-name-own-rules = own rules
