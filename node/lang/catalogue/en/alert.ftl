### What your party tells, and what partners told you: 'ntc alert'.

alert-not-corrected = the alert was not corrected
alert-corrected = Corrected { $before }: version { $version } is
alert-corrected-told = Partners that have the earlier version are told.
alert-who-obeyed = Who obeyed: ntc recall status { $id }
alert-deliveries-not-shown = the deliveries were not shown
alert-receipts = receipts
alert-receipts-missing = { $count ->
        [one] { $count } receipt is missing after { $seconds } s
       *[other] { $count } receipts are missing after { $seconds } s
    }
alert-receipts-advice = nothing is lost: the node sends it when it can; 'ntc peer show PARTY' says more, and whom to call
alert-held-back-here = held back here, { $why }
alert-no-receipt = no receipt yet
alert-erased-before = Whoever signed for the alert got it before, or what was left of it.
alert-nobody-enrolled = No partner is enrolled: nobody gets it.
alert-column-partner = PARTNER
alert-column-state = STATE
alert-column-receipt = RECEIPT (UTC)
alert-column-gets = GETS
alert-column-not = DOES NOT GET
alert-state-until = { $state }, at { $until } UTC
alert-receipt-by = by { $time }
alert-not-utf8 = { $file }: it is not UTF-8; save it as UTF-8 and try again
alert-empty = { $file }: it is empty
alert-request-asked = a Request is asked, not published
alert-request-advice = ask the one party of its audience with 'ntc request new FILE'
alert-sample-itself = this is the sample itself, which tells of no real case
alert-sample-persons = its persons are those of the sample, who do not exist
alert-sample-advice = put your own case into it, look at it with 'ntc alert publish FILE --check', then publish it
alert-table-advice = 'ntc alert import{ $option } --template' writes a table to start from; its --help names the columns
alert-erasure-label = Erased
alert-erasure = { $at } UTC by { $by }, entry { $entry } of its ledger: { $sections } ({ $why })
alert-erased-expired = the time it may be kept ended
alert-erased-withdrawn = its author withdrew it
alert-erased-demanded = a person's right or a court demanded it
alert-erased-given-up = this party gave it up
alert-erased-unknown = reason { $code }, which this version does not know
alert-not-imported = the table was not imported
alert-point-or-comma = write point or comma
alert-import-broke = The import broke off. Run it again: what is published already is not published twice.
alert-import-no-end = the import did not come to its end
alert-import-again = run the import again: what is published already is not published twice
alert-check-no-end = the check did not come to its end
alert-check-again = run the check again
alert-publishing = publishing
alert-checking = checking
alert-unanswered = { $count ->
        [one] the node left { $count } row unanswered
       *[other] the node left { $count } rows unanswered
    }
alert-near-comparing = comparing numbers
alert-near-not-looked = near misses were not looked for
alert-near-title = May be meant instead, compare with the papers:
alert-near-line = line { $line }
alert-near-more = and { $count } more: --all-rows names them
alert-near-left-failed = { $count ->
        [one] The numbers of { $count } row were not compared: { $why }
       *[other] The numbers of { $count } rows were not compared: { $why }
    }
alert-near-left = { $count ->
        [one] The numbers of { $count } row were not compared: enough is told.
       *[other] The numbers of { $count } rows were not compared: enough is told.
    }
alert-read = Read as { $form }; { $lines }.
alert-rows = { $count ->
        [one] { $count } row
       *[other] { $count } rows
    }
alert-check-result = { $published } can be published, { $before } published before, { $refused } cannot. Nothing was sent.
alert-import-result = { $published } published, { $before } published before, { $refused } refused.
alert-not-taken = { $count ->
        [one] { $count } row could not be taken by the node now; nothing is wrong with it: import the table again later.
       *[other] { $count } rows could not be taken by the node now; nothing is wrong with them: import the table again later.
    }
alert-made = { $count ->
        [one] { $count } row has no id: the reference is made of the content; an id lets a correction name the case.
       *[other] { $count } rows have no id: the reference is made of the content; an id lets a correction name the case.
    }
alert-warnings = Warnings, which refuse nothing:
alert-finding-line = line
alert-finding-do = do this
alert-more-rules = { $count ->
        [one] { $count } more rule is broken: --all-rows names all, with all lines.
       *[other] { $count } more rules are broken: --all-rows names all, with all lines.
    }
alert-ranges-more = { $lines } and { $count } more: --all-rows names them
alert-totals-nobody = No partner is enrolled: nobody gets them.
alert-totals-nobody-would = No partner is enrolled: nobody would get them.
alert-totals-all = { $count ->
        [one] { $count } partner gets all: { $parties }
       *[other] { $count } partners get all: { $parties }
    }
alert-totals-all-would = { $count ->
        [one] { $count } partner would get all: { $parties }
       *[other] { $count } partners would get all: { $parties }
    }
alert-totals-none = { $party } gets none: { $why }
alert-totals-none-would = { $party } would get none: { $why }
alert-totals-some = { $party } gets { $some } of { $rows }: { $why }
alert-totals-some-would = { $party } would get { $some } of { $rows }: { $why }
alert-not-listed = the alerts were not listed
alert-list-nothing = Nothing found. Without filters, 'ntc alert list' shows all that the node holds.
alert-column-event = EVENT
alert-column-from = FROM
alert-column-kind = KIND
alert-column-place = PLACE
alert-column-goods = GOODS
alert-column-urgency = URGENCY
alert-categories = categories
alert-not-published = the alert was not published
alert-pages-looked = { $count ->
        [one] { $count } record looked at, and none answers yet; looking on
       *[other] { $count } records looked at, and none answers yet; looking on
    }
alert-pages-more = There is more: --all lists it all, --page { $key } goes on here.
alert-pages-on = There is more: --page { $key } goes on here.
alert-pages-surest = Many records hold this: { $count } were read for surer answers first, and those behind them come the newest first, however surely they answer. More words find fewer.
alert-pages-behind = { $count ->
        [one] The newest may be missing: the index is { $count } entry behind what the node holds. Ask again in a moment.
       *[other] The newest may be missing: the index is { $count } entries behind what the node holds. Ask again in a moment.
    }
alert-out-of-reach = Out of reach: { $count } of { $party }; it is put aside, and 'ntc peer list --details' says why.
alert-out-of-reach-all = Out of reach: all of { $party }, however many, and none is listed; it is put aside, and 'ntc peer list --details' says why.
alert-made-reference = The draft has no reference; its own is made of its content: { $reference }. Give national.source_reference, so that a changed file is not taken for another case.
alert-nobody-left = Everybody who may have it has it already: nothing new is told.
alert-ask-nobody = Nobody would get it. Type yes to publish it all the same:
alert-ask-elsewhere = run it where somebody can answer
alert-not-simulated = nothing was simulated
alert-not-publishable = the draft cannot be published
alert-would-again = Published before, as { $id }: publishing it again would write nothing.
alert-would-nobody = Nobody would get it.
alert-checked = The draft can be published by { $origin }. Nobody was told.
alert-would-none-enrolled = No partner is enrolled yet: nobody would get it.
alert-published-before = Published before, as { $id }: nothing new was written.
alert-published = Published { $id }: entry { $entry } of the ledger, under the signed checkpoint of size { $size }.
alert-published-nobody = Nobody gets it: no partner is enrolled. 'ntc peer add CARD' enrols one, and --again tells it then.
alert-concluded-nobody = Nobody gets it. The last column says why; 'ntc agreement list' shows what is in force with whom. When that has changed: ntc alert publish FILE --again
alert-concluded = { $count ->
        [one] { $entitled } of { $count } partner gets it. What became of it: ntc alert delivery { $id }
       *[other] { $entitled } of { $count } partners get it. What became of it: ntc alert delivery { $id }
    }
alert-unseen = To look at: asked to act, and not shown about whom: { $parties }
alert-gets-nothing = nothing
alert-withheld-asked = withheld, may be asked for
alert-refused-not-listed = the refused records were not listed
alert-refused-none = Nothing that partners sent is refused.
alert-column-received = RECEIVED (UTC)
alert-column-refused = REFUSED
alert-column-again = JUDGED AGAIN (UTC)
alert-not-withdrawn = the alert was not withdrawn
alert-reasons = reasons
alert-retract-ask = Alert { $id } is erased here and at every partner that has it. Type yes to withdraw it:
alert-give-yes = give --yes
alert-withdrew = Withdrew { $id }.
alert-withdrew-all = Withdrew { $id }, all { $count } versions.
alert-retract-nobody = No partner has it.
alert-retract-told = These are told, for it went to them or is on its way:
alert-retract-unable = cannot read retractions: call them
alert-not-shown = the alert was not shown
alert-came-untold = What came of it cannot be told now: { $why }
alert-came-title = What came of it, by 'ntc outcome ID'. Times are UTC.
alert-came-none = Nobody said what came of it, and nobody owes it.
alert-show-of = { $kind } of { $origin }
alert-show-contact-first = The author is asked before anybody acts.
alert-show-nothing-left = Nothing that it said is left.
alert-show-not-disclosed = Not disclosed, or not there: { $sections }
alert-show-revealed = Shown later than the rest, and proven to be what was signed: { $sections }
alert-show-entry = Entry { $entry } of its author's ledger; held since { $since } UTC
alert-show-entry-key = Entry { $entry } of its author's ledger; held since { $since } UTC; author key { $key }
alert-show-retracted = Withdrawn by its author
alert-show-superseded = Corrected by its author
alert-show-same = Held by another way
alert-show-refused = Refused
alert-show-again = Judged again at { $until } UTC
alert-show-held-back = Its author holds part of it back
alert-show-kept = Kept until { $until } UTC, by { $by }
alert-show-kept-section = { $section } until { $until } UTC, by { $by }
alert-show-use = Use: { $said }
alert-bound-author = its author
alert-bound-agreement = the agreement { $agreement }
alert-bound-agreement-ended = the end of the agreement { $agreement }
alert-bound-own = the rule of this node
alert-from = From { $origin }, by way of { $by }, without a consent that it names; { $origin } calls it { $id }
alert-from-consent = From { $origin }, by way of { $by }, by consent { $consent } of { $origin }; { $origin } calls it { $id }
alert-signed-known = Signed by key { $key }, which the card of { $origin } names; entry { $entry } of the ledger of { $origin }
alert-signed-said = Signed by key { $key }, which { $by } says is that of { $origin }; entry { $entry } of the ledger of { $origin }
alert-also-author = It also came from its author, under TLP:{ $tlp }, by { $id }; the stricter conditions hold
alert-also-by = It also came by way of { $by }, under TLP:{ $tlp }, by { $id }; the stricter conditions hold
alert-kinds = the kinds are { $names }
alert-page-key = a key is the one that the page before ended with
alert-goods-erased = erased
alert-from-by = { $origin } by { $by }
alert-look-at = To look at:
alert-publish-it = Publish it
alert-pages-looking = none answers yet; looking on
alert-published-unseen = Your rules do not show you this record, and so not who got it.

### A proof for somebody who has no node: 'ntc alert prove'.

alert-not-proven = no proof was written
alert-proven = Wrote { $file }. Whoever gets it checks it with 'ntc ledger check'; no node is needed.
alert-proven-shows = It shows the sections: { $sections }
alert-proven-nothing = It shows no section, the header alone.
alert-proven-whose = That its keys are those of { $origin } is known by the fingerprint alone, which that party reads out: { $fingerprint }
