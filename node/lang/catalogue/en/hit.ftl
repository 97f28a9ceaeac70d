### What screening found, and what officers decide about it: 'ntc hit'.

hit-not-listed = nothing was listed
hit-waiting-title = Hits that wait for you, the urgent ones first:
hit-waiting-judge = To judge one: ntc hit show HIT
hit-waiting-more = { $count ->
        [one] and { $count } more hit; ntc hit list
       *[other] and { $count } more hits; ntc hit list
    }
hit-step-found = found
hit-step-seen-again = seen again
hit-step-claimed = claimed
hit-step-released = released
hit-step-confirmed = confirmed
hit-step-rejected = rejected
hit-step-snoozed = snoozed
hit-step-reopened = reopened
hit-step-prioritised = prioritised
hit-step-tell = tell
hit-step-told = told
hit-step-untold = untold
hit-step-withdrawn = withdrawn
hit-step-ended = ended
hit-step-returned = returned
hit-step-renamed = renamed
hit-step-target-ended = one is gone
hit-step-target-stands = one counts again
hit-step-target-changed = changed
hit-step-judged-anew = judged anew
hit-of-list = { $key } of list { $list }
hit-screening = screening { $reference }
hit-of-record = { $id } of { $origin }
hit-state-confirmed = { $state } by { $by }
hit-state-rejected = { $state } by { $by }: { $why }
hit-state-snoozed = { $state } until { $until }
hit-state-snoozed-arrival = { $state } until it arrives, currently { $until } UTC
hit-show-arrives = Arrives { $at } UTC at the earliest. A local time without a zone is read as UTC+5: a hit that rests until it arrives opens up to three hours early, never late.
hit-state-gone = { $state }, gone
hit-state-changed = { $state }, target changed
hit-gone-taken-off = { $what } is no longer on its list, since { $since } UTC
hit-gone-retracted = { $what } was withdrawn by its author, since { $since } UTC
hit-gone-erased = { $what } was erased, since { $since } UTC
hit-gone-replaced = another version took the place of { $what }, since { $since } UTC
hit-gone-over = the time of { $what } is over, since { $since } UTC
hit-gone-unmet = { $what } was changed and meets the subject no more, since { $since } UTC
hit-column-hit = HIT
hit-column-priority = PRIORITY
hit-column-verdict = VERDICT
hit-column-subject = SUBJECT
hit-column-may-be = MAY BE
hit-column-from = FROM
hit-column-state = STATE
hit-column-seen = SEEN
hit-states = a hit is { $names }
hit-list-waits = { $count ->
        [one] { $count } hit waits
       *[other] { $count } hits wait
    }
hit-list-of-all = { $count ->
        [one] of { $count } hit in all
       *[other] of { $count } hits in all
    }
hit-list-spared = { $count ->
        [one] { $count } sighting since the node started needed no new decision
       *[other] { $count } sightings since the node started needed no new decision
    }
hit-list-no-such = No such hit.
hit-list-none = No hit waits for you.
hit-list-and-others = { $hit } and { $count } more
hit-list-erased = (erased)
hit-not-shown = the hit was not shown
hit-show-erased = The data of the subject were erased: their time is over.
hit-show-subject = Subject
hit-show-may-be = May be
hit-show-compared = Compared
hit-show-steps = What happened. Times are UTC.
hit-show-others = Seen too, and held for the same; look whether they are
hit-show-told-of = Records that tell of the same; look whether they do
hit-show-siblings = Other hits of the same subject
hit-also-nothing = { $target }: nothing is asked there any more, or your rules do not show it
hit-telling-wanted = It is about to be told.
hit-telling-waits = It waits to be told: { $why }
hit-telling-told = { $to } at { $at } UTC, by { $record }: { $state }
hit-telling-withdrawing = { $to } at { $at } UTC, by { $record }: about to be withdrawn
hit-telling-withdrawn = { $to } at { $at } UTC, by { $record }: withdrawn
hit-telling-untold = It was not told.
hit-show-heading = { $hit }: { $state }, { $verdict } { $score } of 1000, { $priority } priority
hit-show-contact-first = The owner of what it may be is asked before anybody acts.
hit-show-target = may be { $target }
hit-show-seen = { $count ->
        [one] Seen on { $count } journey, last at { $last } UTC.
       *[other] Seen on { $count } journeys, last at { $last } UTC.
    }
hit-show-told-by = { $count ->
        [one] { $count } record tells of the subject.
       *[other] { $count } records tell of the subject.
    }
hit-show-changed = What it may be was changed, at { $at } UTC: { $facts }.
hit-show-changed-else = What it may be was changed, at { $at } UTC, in nothing that decides.
hit-show-changed-other = { $target } was changed, at { $at } UTC. The hit is judged on another that looks for the same.
hit-show-doubtful = Whether the two still meet is not known: the subject is not kept as it was compared. Look yourself.
hit-show-withdrawn = Withdrawn: { $why }.
hit-show-reopened = Re-opened: { $why }.
hit-show-before = The pair was confirmed before in { $hit }.
hit-show-marked = The subject was confirmed in { $hit }: this one waits for nobody until that is opened again. If it is this one too: ntc hit confirm { $name }
hit-show-rejected = The pair asks nobody until { $until } UTC, unless a birth date, a document or an alias is new.
hit-show-sighting = { $subject }, at { $at } UTC, { $verdict } { $score } of 1000
hit-column-at = AT
hit-column-who = WHO
hit-column-what = WHAT
hit-column-comment = COMMENT
hit-show-by-node = node
hit-not-changed = no hit was changed
hit-done-claimed = { $name } is claimed.
hit-done-released = { $name } is released.
hit-done-confirmed = { $name } is confirmed.
hit-done-to-be-told = { $name } is to be told.
hit-done-rejected = { $name } is rejected.
hit-done-snoozed = { $name } is snoozed.
hit-done-reopened = { $name } is open again.
hit-done-prioritised = { $name } is put in its place.
hit-one-not-changed = { $name } was not changed: { $why }
hit-ask-owner = { $contact }: ask the owner before anybody acts
hit-marked = Marked too, because the subject is the same as in { $name }: { $marked }
hit-tells = { $who } is told. Where that stands: ntc hit show { $name }
hit-tells-nobody = Nobody outside is told: { $why }
hit-could-tell = { $who } is not told. To tell it: ntc hit tell { $name } --owner { $who }
hit-list-unseen = (not shown to you)
hit-show-owners = Who looks for it, and what each was told
hit-owner-own = your own; nobody outside is told of it
hit-owner-call = before anybody acts, call { $party }: { $call }
hit-owner-told = told: { $line }
hit-owner-acted = told that you acted: { $line }
hit-owner-untold = not told; to tell it: ntc hit tell { $name } --owner { $party }
hit-owner-unconfirmed = not told; to tell it: ntc hit confirm { $name } --tell
hit-owner-kept = cannot be told now: { $why }
hit-owner-unseen = your rules do not show it, nor what its author was told
hit-owner-said = it answered at { $at } UTC, by { $record }: { $says }
hit-owner-owed = what came of it is owed until { $until } UTC: ntc outcome { $record }
hit-owner-outcome = it was told at { $at } UTC what came of it: { $outcome }
hit-told-before = { $who } was told before.
hit-tells-not = { $who } is not told: { $why }
hit-ask-owners = { $contact }: ask { $owners } before anybody acts
hit-show-ask = Asked before anybody acts: { $owners }
hit-state-marked = { $state } by { $hit }
hit-state-outcome-owed = { $state } by { $by }, what came of it is owed until { $due }
hit-state-outcome = { $state } by { $by }: { $outcome }
hit-step-outcome = what came of it
hit-done-outcome = The outcome of { $name } is noted.
hit-owed-title = Confirmed on your lists, and nobody told what came of it:
hit-owed-tell = To tell it: ntc hit outcome HIT --result CODE
hit-owed-more = and more; ntc hit list --state outcome_owed
