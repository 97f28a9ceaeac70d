### Who and what travels that a list or an alert looks for: 'ntc screen'.

screen-not-screened = nothing was screened
screen-forms = the forms are { $forms }
screen-presets = the presets are { $presets }
screen-progress = screened
screen-cut-short = the node ended the call before all were screened
screen-repeat = repeat the command
screen-before = Before you act on line { $line }, { $target }: { $warning }
screen-more-matches = { $count ->
        [one] { $count } match more of one of them are not shown
       *[other] { $count } matches more of one of them are not shown
    }
screen-damaged = NOT screened against { $list }: it is damaged; 'ntc watchlist list' says why
screen-too-large = NOT screened against { $list }: it has more than { $most } names, which is the most of one list; split it
screen-column-line = LINE
screen-column-who = WHO
screen-column-sought = LOOKED FOR
screen-column-in = IN
screen-column-by = BY
screen-match = match
screen-possible = possible
screen-faults = { $count ->
        [one] { $count } fault:
       *[other] { $count } faults:
    }
screen-fault-kept = { $file }, line { $line }, { $field }: { $why } [{ $reason }], screened without it
screen-fault-written = { $file }, line { $line }, { $field }: { $why } [{ $reason }], screened as it is written
screen-fault-year = { $file }, line { $line }, { $field }: { $why } [{ $reason }], screened by its year alone
screen-fault-left = { $file }, line { $line }, { $field }: { $why } [{ $reason }], not screened
screen-more-faults = and { $count } more; --json has the first thousand
screen-do = do this: { $advice }
screen-passengers = { $count ->
        [one] { $count } passenger
       *[other] { $count } passengers
    }
screen-subjects = { $count ->
        [one] { $count } subject
       *[other] { $count } subjects
    }
screen-sum = { $all }, { $matches } match, { $possible } possible, against { $against }
screen-edition = { $list } edition { $number } of { $day }
screen-edition-version = { $list } edition { $number } of { $day } (version { $version })
screen-alerts = { $count ->
        [one] { $count } alert
       *[other] { $count } alerts
    }
screen-notices = { $count ->
        [one] { $count } seizure notice
       *[other] { $count } seizure notices
    }
screen-against-nothing = nothing: no list is held and no alert is in force; 'ntc watchlist import FILE' takes a list in
screen-and = { $others } and { $last }
screen-target-alert = alert { $id } of { $origin }
screen-target-notice = seizure notice { $id } of { $origin }
screen-by-number = number
screen-by-email = e-mail
screen-by-name = name
screen-by-alike = number, alike
screen-by-swapped = number, possible transposition
screen-by-slip = number, possible slip
screen-by-address = address
screen-by-goods = goods and route
screen-another-name = another name
screen-fact-differs = not { $fact }
screen-fact-fits = { $fact } fits
screen-fact-outcome = { $fact } { $outcome }
screen-outcome-one-digit = differs by one digit (possible slip)
screen-outcome-swapped = has day and month swapped (possible slip)
screen-outcome-compatible = can be the same
screen-outcome-unknown = unknown
screen-outcome-same = same
screen-outcome-differs = differs
screen-outcome-far-apart = far apart
screen-outcome-compatible-code = compatible
screen-outcome-swapped-code = swapped
screen-outcome-one-digit-code = one digit
screen-fact-birth = birth date
screen-fact-state = state
screen-fact-document = document
screen-fact-sex = sex
screen-ask-first = { $contact }: ask { $owner } first
screen-score = score { $score } of 1000, by { $by }
screen-number = { $scheme }: { $asked } here, { $held } there
screen-word = { $word } = { $held } ({ $latin } / { $held_latin }): { $reason }, { $likeness } of 1000
screen-word-written = written
screen-word-sound = sound
screen-word-near-sound = near sound
screen-word-spelling = spelling
screen-word-other-name = other name
screen-word-initial = initial
screen-word-short-form = short form
screen-word-joined = joined
screen-only-here = only here: { $words }
screen-only-there = only there: { $words }
screen-order = asked: { $action }; on the ground of: { $basis }
screen-order-until = asked: { $action }; on the ground of: { $basis }; until { $day }
screen-asked-until = asked: { $action }; until { $day }
screen-seized-until = seized: nothing is asked; looked for until { $day }
screen-goods = { $part }: { $asked } here, { $held } looked for
screen-names = name: { $asked } here, { $held } there: { $score } of 1000
screen-would-match = would be a match with { $fact }: { $outcome }
screen-would-possible = would be possible with { $fact }: { $outcome }
screen-would-not = would be no match with { $fact }: { $outcome }
screen-unseen = { $count ->
        [one] Before you act on line { $line }: it is held for { $count } alert that your rules do not show you; ask somebody who may see them
       *[other] Before you act on line { $line }: it is held for { $count } alerts that your rules do not show you; ask somebody who may see them
    }
