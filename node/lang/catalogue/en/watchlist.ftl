### Lists of whom and what is looked for: 'ntc watchlist'.

watchlist-modes = the modes are { $modes }
watchlist-actions = the actions are { $actions }
watchlist-markers = the markers are { $markers }
watchlist-grade = '{ $text }' is not a grade; write it as 4x4:B2, 3x5x2:1A or admiralty:B2
watchlist-not-made = the list was not made
watchlist-not-described = the list was not described
watchlist-made = Made { $state }
watchlist-not-written = the list was not written
watchlist-exported = { $count ->
        [one] Wrote { $count } entry of { $list } to { $file }
       *[other] Wrote { $count } entries of { $list } to { $file }
    }
watchlist-exported-without = Not in the file: title, sharing, ground, grade and end of the list itself.
watchlist-exported-anew = For the same list anew: 'ntc watchlist create LIST' with all that, then 'ntc watchlist add LIST FILE --as-written'
watchlist-not-taken-in = the list was not taken in
watchlist-forms = the forms are { $forms }
watchlist-several = several tables of your own become one list; name it with --to
watchlist-to-one = the files are of several lists, and --to names one: { $lists }
watchlist-to-one-advice = leave --to out, or import each list in a command of its own
watchlist-unnamed = the name of the file cannot be that of a list; name the list with --to
watchlist-there = the list { $list } is there already, and a table of another file may be another list
watchlist-there-advice = 'ntc watchlist update { $list } FILE' takes it in as its newer version, --to NAME as another list
watchlist-entries-read = entries read
watchlist-try-again = try again
watchlist-cut-short = the node ended the call without saying how the import ended
watchlist-look = look at 'ntc watchlist list'
watchlist-took-in = { $count ->
        [one] Took in { $list }: { $count } entry
       *[other] Took in { $list }: { $count } entries
    }
watchlist-would-hold = { $count ->
        [one] Nothing was changed. { $list } would hold { $count } entry
       *[other] Nothing was changed. { $list } would hold { $count } entries
    }
watchlist-before = Before: { $before }. Added { $added }, changed { $changed }, renumbered { $renumbered }, removed { $removed }
watchlist-fate-added = added
watchlist-fate-changed = changed
watchlist-fate-renumbered = renumbered
watchlist-fate-removed = removed
watchlist-formerly = { $change }, before: { $former }
watchlist-left = Nothing is screened against { $what }: { $count }
watchlist-faults = { $count ->
        [one] { $count } fault:
       *[other] { $count } faults:
    }
watchlist-place = file { $file }, line { $line }
watchlist-place-entry = file { $file }, line { $line }, entry { $key }
watchlist-taken-without = taken without it
watchlist-taken-as-written = taken as it is written
watchlist-taken-year = its year alone is kept
watchlist-not-taken = not taken
watchlist-do = do this: { $advice }
watchlist-do-as-written = compare it with the papers, digit by digit; it is taken
watchlist-do-last-row = see whether the last row of the file is whole; it is taken
watchlist-more-changes = and { $count } more changes; --json has them
watchlist-more-faults = and { $count } more faults; --json has them
watchlist-not-listed = the lists were not shown
watchlist-none = There is no watchlist. 'ntc watchlist import FILE' takes one in.
watchlist-column-list = LIST
watchlist-column-entries = ENTRIES
watchlist-column-changed = CHANGED
watchlist-column-by = BY
watchlist-column-from = FROM
watchlist-column-leaves = LEAVES THE NODE
watchlist-officers = officers
watchlist-not-shown = the list was not shown
watchlist-empty = It has no entry.
watchlist-more = More follow: --after { $key }
watchlist-column-key = KEY
watchlist-column-what = WHAT
watchlist-column-name = NAME
watchlist-column-born = BORN
watchlist-column-numbers = NUMBERS
watchlist-column-states = STATES
watchlist-label-key = Key
watchlist-label-what = What
watchlist-label-names = Names
watchlist-label-born = Born
watchlist-label-born-at = Born at
watchlist-label-sex = Sex
watchlist-label-nationalities = Nationalities
watchlist-label-states = States
watchlist-label-numbers = Numbers
watchlist-label-email = E-mail
watchlist-label-addresses = Addresses
watchlist-label-goods = Goods and routes
watchlist-label-listed = Listed under
watchlist-label-former = Keys before
watchlist-label-remarks = Remarks
watchlist-label-own = Asked of its own
watchlist-damaged = { $list } is damaged, and nothing is screened against it: { $why }
watchlist-edition = { $count ->
        [one] { $count } entry, change { $number } at { $at } UTC by { $by }
       *[other] { $count } entries, change { $number } at { $at } UTC by { $by }
    }
watchlist-told-none = Partners were told of no entry yet; 'ntc watchlist push { $list }' tells them what is new.
watchlist-told-new = { $count ->
        [one] Partners may have been told of { $count } entry; 'ntc watchlist push { $list }' tells them what is new.
       *[other] Partners may have been told of { $count } entries; 'ntc watchlist push { $list }' tells them what is new.
    }
watchlist-told-back = { $count ->
        [one] Partners may have been told of { $count } entry; 'ntc watchlist push { $list }' takes that back.
       *[other] Partners may have been told of { $count } entries; 'ntc watchlist push { $list }' takes that back.
    }
watchlist-leaves-push = Entries leave as alerts when they are pushed, and questions of partners are answered from it.
watchlist-leaves-hits = Partners whose agreement allows it learn whether their question hits.
watchlist-leaves-no-more = Nothing more of it leaves the node.
watchlist-leaves-nothing = Nothing of it leaves the node.
watchlist-asked = Asked: { $asked }
watchlist-warning = { $action }; warning: { $markers }
watchlist-order = { $action }; on the ground of: { $basis }; { $until }, decided again by { $review }; owner { $owner }
watchlist-order-first = { $action }; on the ground of: { $basis }; { $until }, decided again by { $review }; owner { $owner }, who is asked before anybody acts
watchlist-no-end = without an end
watchlist-until = until { $day }
watchlist-reviews-due = { $list }: reviews due within 30 days or overdue: { $count }, the first on { $day }
watchlist-source = Taken from { $format }, version { $version }
watchlist-source-unversioned = Taken from { $format }, no version told
watchlist-refused-part = { $count ->
        [one] { $count } entry or line of it not taken
       *[other] { $count } entries or lines of it not taken
    }
watchlist-not-put = no entry was written
watchlist-kinds = the kinds are { $kinds }
watchlist-add-nothing = nobody and nothing is named to look for
watchlist-add-how = name somebody or something: --name, --born, --nationality, --number, --email, --address, --hs or --word with --origin, --via or --destination; for example: ntc watchlist add LIST --kind person --name "Anna Invented" --born 1961-03
watchlist-add-unended = look at the end of the file: where its last row is whole, --as-written takes it so, and a line break behind it ends the doubt
watchlist-number-form = write it as passport:X0000001:GE or container:CSQU3054383
watchlist-number-none = '{ $scheme }' is not a kind of number; 'ntc codes scheme' lists them
watchlist-too-large = the entries have { $bytes } bytes, and { $most } go into one change
watchlist-wrote = { $count ->
        [one] Wrote { $count } entry: { $keys }
       *[other] Wrote { $count } entries: { $keys }
    }
watchlist-replaced = Replaced { $key }
watchlist-replaced-lost = gone: { $fields }
watchlist-replaced-changed = changed: { $fields }
watchlist-replaced-added = new: { $fields }
watchlist-written-before = { $count ->
        [one] { $count } entry says what was there before: { $keys }
       *[other] { $count } entries say what was there before: { $keys }
    }
watchlist-not-removed = nothing was removed
watchlist-took-off = { $count ->
        [one] Took { $count } entry off
       *[other] Took { $count } entries off
    }
watchlist-remove-warning = Nobody will be screened against { $list } any more, and it cannot be brought back.
watchlist-remove-type = Type remove to remove it:
watchlist-give-yes = give --yes
watchlist-removed = Removed { $list } with all its entries
watchlist-not-all-told = not everything was told
watchlist-nothing-told = nothing was told
watchlist-push-type = Type push to tell them:
watchlist-entries-told = entries told
watchlist-partner-told = new: { $new }, corrected: { $corrected }, withdrawn: { $withdrawn }
watchlist-partner-told-without = new: { $new }, corrected: { $corrected }, withdrawn: { $withdrawn }; without { $sections }
watchlist-partner-unseeing = { $count ->
        [one] { $count } alert about persons not sent, for no agreement shows it persons
       *[other] { $count } alerts about persons not sent, for no agreement shows it persons
    }
watchlist-partners = Each partner:
watchlist-push-check = Nothing was told. A push would do this:
watchlist-push-known = There is nothing new to tell of the list.
watchlist-column-step = STEP
watchlist-column-record = RECORD
watchlist-column-told = GOES TO
watchlist-step-published = new
watchlist-step-corrected = corrected
watchlist-step-retracted = withdrawn
watchlist-step-later = later
watchlist-step-over = over
watchlist-step-refused = refused
watchlist-push-sum = New: { $new }, corrected: { $corrected }, withdrawn: { $withdrawn }
watchlist-push-sum-refused = New: { $new }, corrected: { $corrected }, withdrawn: { $withdrawn }, refused: { $refused }
watchlist-push-same = { $count ->
        [one] { $count } entry is published as before.
       *[other] { $count } entries are published as before.
    }
watchlist-push-cut = { $key }: an alert has no room for all of: { $fields }
watchlist-push-refused = { $key } was refused: { $why } [{ $code }]
watchlist-push-category = say the area of offence for the list: ntc watchlist describe { $list } --category CODE; CODE is one of: { $codes }
watchlist-party-without = { $party } (without { $sections })
watchlist-delivery = 'ntc alert delivery RECORD' says who has received it.
watchlist-shrunk = It lost more than a fifth of its entries: an update takes it only with --accept-shrink
