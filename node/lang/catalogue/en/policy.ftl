### The own rules, which narrow what agreements let go: 'ntc policy'.

policy-not-utf8 = { $file } is not UTF-8 text
policy-not-utf8-advice = save the rules as UTF-8 text
policy-not-changed = the rules that decide were not changed
policy-unchanged = These rules decide already, as number { $number }. Nothing was changed.
policy-activated = { $count ->
        [one] Number { $number }, with { $count } rule, decides from now on.
       *[other] Number { $number }, with { $count } rules, decides from now on.
    }
policy-not-acting = Until the ledger says so, nothing goes that either these rules or those before them forbid: { $why }
policy-not-standing = the rules do not stand
policy-faults = { $count ->
        [one] { $count } fault
       *[other] { $count } faults
    }
policy-faults-advice = mend them and check again
policy-may-act = The rules may act. 'ntc policy simulate --policy FILE' shows what they would change.
policy-not-compared = the rules were not compared
policy-not-compared-advice = 'ntc policy check FILE' tells all that is wrong with it
policy-same = The rules are the same.
policy-diff-less = less may go
policy-diff-more = more may go
policy-diff-either = more or less may go
policy-diff-new = New: { $id } ({ $kind }), { $allows }: { $why }
policy-diff-taken-out = Taken out: { $id } ({ $kind }), { $allows }: { $why }
policy-diff-changed = Changed: { $id } ({ $kind }), { $allows }: { $why }
policy-not-explained = nothing was explained
policy-no-partner = no partner of { $country } is enrolled
policy-no-partner-advice = 'ntc peer list' shows who is
policy-several-partners = several partners are of { $country }: { $parties }
policy-name-one = name one of them
policy-explain-agreement = Agreement { $id }
policy-explain-would-allow = What would allow what is kept:
policy-not-listed = nothing was listed
policy-column-no = NO
policy-column-since = SINCE
policy-column-by = BY
policy-column-rules = RULES
policy-column-state = STATE
policy-column-why = WHY
policy-state-nothing-told = cannot be read: nothing is told
policy-state-unreadable = cannot be read
policy-state-decides = decides
policy-not-shown = the rules were not shown
policy-not-simulated = nothing was simulated
policy-nothing-named = neither a draft nor --policy is named
policy-simulate-bar = decisions made again
policy-simulate-ended = the node ended the replay without a result
policy-simulate-ended-advice = run it again; if it ends so again, look into the node's log
