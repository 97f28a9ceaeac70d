### The own ledger, and the check of every byte of it: 'ntc ledger'.

ledger-not-shown = the ledger was not shown
ledger-no-witness = none yet
ledger-label-ledger = Ledger
ledger-label-size = Size
ledger-label-witnesses = Witnessed by
ledger-entries = { $count ->
        [one] { $count } entry
       *[other] { $count } entries
    }
ledger-records = { $count ->
        [one] { $count } record
       *[other] { $count } records
    }
ledger-size = { $entries }, of them { $records }
ledger-checkpoint = Newest signed checkpoint:
ledger-not-checked = the ledger was not checked to the end
ledger-reading = reading
ledger-ended = the node ended the check without a result
ledger-ended-advice = run it again; if it ends so again, look into the node's log
ledger-well = All is well. { $summary }
ledger-findings = { $count ->
        [one] { $count } finding
       *[other] { $count } findings
    }
ledger-broken = not all that is held is as it should be
ledger-broken-advice = tell the administrator at once, and leave the node's files as they are
