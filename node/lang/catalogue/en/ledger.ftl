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

### A file that proves one record: 'ntc ledger check'.

ledger-proof-not-held = the file proves nothing
ledger-proof-advice = do not rely on it; ask whoever gave it to you for the file as it was written
ledger-proof-holds = The proof holds.
ledger-proof-proves = What it proves:
ledger-proof-signed = The author key { $key } signed this header and, of the sections, these: { $sections }
ledger-proof-signed-header = The author key { $key } signed this header; of the sections none is shown.
ledger-proof-lies = The ledger key { $key } signed that this is entry { $entry } of the { $size } entries of the ledger { $ledger }.
ledger-proof-time = The entry says that it was made at { $time } UTC, by the clock of { $origin }.
ledger-proof-witness = The key { $key }, which bears the name { $name }, signed at { $time } UTC that this state of the ledger agrees with all that it had seen of it.
ledger-proof-no-witness = Nobody but the party itself signed this state of the ledger.
ledger-proof-proves-not = What it does not prove:
ledger-proof-whose = That the keys are those of { $origin }: that is known by the fingerprint of its card alone, which the party has to read out. It is { $fingerprint }
ledger-proof-whose-witness = That the keys of those who signed beside it are theirs: compare them with their cards.
ledger-proof-since = That no key was taken back later than { $time } UTC, when the card was made: ask the party.
ledger-proof-not-shown = Whether the record has these sections, and whether they were withheld or erased: { $sections }
ledger-proof-media = What pictures and documents show: the file has their hashes alone.
ledger-proof-later = What became of the record later: whether it was corrected, withdrawn or answered.
