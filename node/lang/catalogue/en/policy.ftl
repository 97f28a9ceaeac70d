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
policy-fault-place = line { $line }, column { $column }: { $fault }
policy-fault-rule = rule { $rule }: { $fault }
policy-fault-warning = warning: { $fault }
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
policy-replay-title = { $count ->
        [one] { $count } decision since { $from } UTC, made again under these rules:
       *[other] { $count } decisions since { $from } UTC, made again under these rules:
    }
policy-replay-decisions = { $count ->
        [one] { $count } decision
       *[other] { $count } decisions
    }
policy-replay-act-same = { $act }: { $decisions }; every one is as it was.
policy-replay-act = { $act }: { $decisions }; { $more }, { $less }.
policy-replay-same = Every one is as it was.
policy-replay-unknown = { $count ->
        [one] { $count } decision cannot be made again: what they rested on was erased.
       *[other] { $count } decisions cannot be made again: what they rested on was erased.
    }
policy-replay-hidden = { $count ->
        [one] Of { $count } change the example is not named: your rules do not show you the record.
       *[other] Of { $count } changes the example is not named: your rules do not show you the record.
    }
policy-replay-no-see = What officers are shown ('see') is not decided again: looking at records is logged by numbers alone.
policy-replay-sent = { $count } newly sent
policy-replay-withheld = { $count } newly withheld
policy-replay-taken = { $count } newly taken in
policy-replay-refused = { $count } newly refused
policy-replay-answered = { $count } newly answered
policy-replay-allowed = { $count } newly allowed
policy-replay-denied = { $count } newly denied
policy-replay-column-sent = NEWLY SENT
policy-replay-column-withheld = NEWLY WITHHELD
policy-replay-column-taken = NEWLY TAKEN IN
policy-replay-column-refused = NEWLY REFUSED
policy-replay-column-answered = NEWLY ANSWERED
policy-replay-column-allowed = NEWLY ALLOWED
policy-replay-column-denied = NEWLY DENIED
policy-replay-column-officers = OFFICERS WITH
policy-replay-column-call = CALL
policy-replay-column-partner = PARTNER
policy-replay-column-section = SECTION
policy-replay-column-example = FOR EXAMPLE
policy-replay-entry = entry { $number } of the audit
policy-replay-whole-record = the whole record
policy-replay-whole-question = the question
policy-replay-whole-ask = asking partners
policy-replay-whole-erase = erasing a record
policy-replay-whole-call = any call
policy-replay-what-publish = publishing
policy-replay-sentence-publish = What partners would get of what you publish
policy-replay-what-send = sending
policy-replay-sentence-send = What would leave of what was published
policy-replay-what-reveal = showing on request
policy-replay-sentence-reveal = What would be shown to partners that ask for it
policy-replay-what-forward = passing on
policy-replay-sentence-forward = What would be passed on of what others told
policy-replay-what-query = answering questions
policy-replay-sentence-query = What of your records would answer partners' questions
policy-replay-what-accept = taking in
policy-replay-sentence-accept = What would count here of what partners tell
policy-replay-what-take = partners' questions
policy-replay-sentence-take = Whose questions would be answered at all
policy-replay-what-ask = officers asking
policy-replay-sentence-ask = What officers would ask partners
policy-replay-what-erase = officers erasing
policy-replay-sentence-erase = What officers would erase
policy-replay-what-call = officers' calls
policy-replay-sentence-call = Which calls officers would make
policy-replay-begins = The log of decisions begins at { $from }: older lines went. What partners told and asked, and what was shown to them later, is replayed from there on.
