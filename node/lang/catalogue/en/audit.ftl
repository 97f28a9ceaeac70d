### What officers did: 'ntc audit'.

audit-not-exported = the audit was not written out to the end
audit-not-checked = the audit was not checked to the end
audit-reading = reading
audit-ended = the node ended the check without a result
audit-ended-advice = run it again; if it ends so again, look into the node's log
audit-well = All is well. { $summary }
audit-findings = { $count ->
        [one] { $count } finding
       *[other] { $count } findings
    }
audit-altered = the audit is not as it was written
audit-altered-advice = tell whoever the administrator answers to at once, and leave the node's files as they are
audit-not-listed = nothing was listed
audit-none = No such entry.
audit-older = Older ones: --page { $number }
audit-column-no = NO
audit-column-time = TIME
audit-column-officer = OFFICER
audit-column-call = CALL
audit-column-about = ABOUT
audit-column-outcome = OUTCOME
audit-outcome-of = { $outcome } (of { $begun })
audit-outcome-hidden = { $outcome }, not shown: { $count }
audit-both = { $officer } and { $second }
audit-column-act = ACT
audit-column-record = RECORD
audit-decision-goes = let go
audit-decision-refused = refused by { $rule }
audit-decision-kept = { $sections } kept by { $rule }
audit-decision-before = kept before the rules were asked
audit-decision-question = a question about { $count }
audit-decisions-none = No such decision.
audit-decisions-begin = The log begins at { $time }: it is bounded, and older lines went.
