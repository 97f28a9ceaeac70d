### What is owed, by the own party and to it: 'ntc overdue'.

overdue-not-listed = nothing was listed
overdue-nothing-owed = Nothing is owed, by you or to you.
overdue-nothing = Nothing is overdue, by you or to you; --all shows what is due later.
overdue-column-due = DUE
overdue-column-what = WHAT
overdue-column-state = STATE
overdue-column-by = OWED BY
overdue-column-origin = RECORD OF
overdue-column-record = RECORD
overdue-column-call = CALL
overdue-not-signed-alert = has not signed for the alert
overdue-not-signed = has not signed for it
overdue-late = overdue
overdue-owed = owed
overdue-task-continue = more for an answer
overdue-task-consent = consent to pass it on
overdue-task-recall = look whether it was acted on
overdue-task-deletion = word that it was destroyed
overdue-task-acknowledge = word that it came
overdue-task-hit = look at a hit
overdue-task-hit-outcome = outcome of a hit
