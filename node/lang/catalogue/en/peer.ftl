### Partners, enrolled by their node cards: 'ntc peer'.

peer-card-not-read = the card was not read
peer-not-enrolled = the partner was not enrolled
peer-fingerprint-is = the card's fingerprint is { $fingerprint }
peer-done-suspended = { $party } is suspended: it gets nothing until you resume it.
peer-done-resumed = { $party } is resumed: the nodes connect by themselves.
peer-done-same = { $party } is enrolled with this very card already; nothing was changed.
peer-done-newer = { $party } is enrolled with the newer card, which took the place of the one before; its agreements stand as they did.
peer-done-enrolled = { $party } is enrolled. What it gets is for agreements to say: 'ntc agreement list' shows them, 'new' writes a draft.
peer-done-removed = { $party } is not enrolled any more.
peer-call = Call the partner on a number that you know and let them read their fingerprint to you.
peer-question = Is it the one above, character by character? Type yes to enrol:
peer-give-fingerprint = give the fingerprint that the partner read to you: --fingerprint FINGERPRINT
peer-not-changed = the partner was not changed
peer-not-listed = the partners were not listed
peer-none = No partner is enrolled. 'ntc peer add CARD' enrols one.
peer-not-shown = the partner was not shown
peer-not-removed = the partner was not removed
peer-column-partner = PARTNER
peer-column-state = STATE
peer-column-last-heard = LAST HEARD
peer-column-receipted = RECEIPTED
peer-column-held = HELD
peer-column-refused = REFUSED
peer-column-held-back = HELD BACK
peer-receipted = { $part } of { $whole }
peer-state-connected = connected
peer-state-waiting = waiting
peer-state-quarantined = quarantined
peer-state-stopped = stopped
peer-state-aside = aside
peer-state-suspended = suspended
peer-state-quota = quota
peer-card-not-enrolled = card not enrolled
peer-takes-nothing = takes nothing
peer-receipt-refused = receipt refused
peer-is-suspended = peer suspended
peer-label-not-signing = Does not sign
peer-label-fingerprint = Fingerprint
peer-label-state = State
peer-label-why = Why
peer-label-ledger = Its ledger
peer-verified = { $count ->
        [one] verified up to { $count } entry
       *[other] verified up to { $count } entries
    }
peer-label-last-heard = Last heard
peer-label-clock = Its clock
peer-label-contact = Duty contact
peer-label-addresses = Addresses
peer-label-party = Party
peer-label-federation = Federation
peer-label-replaces = Replaces
peer-replaces = the card { $fingerprint }; changed keys: { $keys }
peer-clock-unknown = not known yet
peer-clock-agrees = agrees
peer-clock-ahead = { $seconds } s ahead of this node's
peer-clock-behind = { $seconds } s behind this node's
peer-label-card-of = Card of
peer-label-reads = Its node reads
peer-label-sent = We sent
peer-label-received = It sent
peer-label-last-fault = Last fault
peer-whom-to-call = Whom to call:
peer-no-agreement = No agreement names it: nothing is shared with it.
peer-agreements = Agreements:
peer-agreement = { $id } version { $version }: { $state }
peer-held-back-unknown = unknown number ({ $why })
peer-sent = { $items }, of which it signed for { $signed }; { $held } held back; it does not accept { $refused }
peer-refused = { $number } refused: { $reason }
peer-items = { $count ->
        [one] { $count } item
       *[other] { $count } items
    }
