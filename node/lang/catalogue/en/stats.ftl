### What was exchanged with partners in a period, in numbers: 'ntc stats'.

stats-not-counted = nothing was counted
stats-signed = Signed from { $from } until { $until } UTC
stats-no-partner = No partner is enrolled.
stats-index-behind = { $count ->
        [one] The index is { $count } entry behind what the node holds: what they hold is not counted.
       *[other] The index is { $count } entries behind what the node holds: what they hold is not counted.
    }
stats-unseen = { $count ->
        [one] Not counted: { $count } record that your rules do not show you.
       *[other] Not counted: { $count } records that your rules do not show you.
    }
stats-column-sent = SENT
stats-column-signed-for = SIGNED FOR
stats-column-refused-there = REFUSED THERE
stats-column-accepted = ACCEPTED
stats-column-refused-here = REFUSED HERE
stats-nothing = Nothing was exchanged.
stats-column-kind = KIND
stats-column-category = CATEGORY
stats-by-category = The same by category; one of two categories counts in both.
stats-column-owed-by = OWED BY
stats-column-what = WHAT
stats-column-owed = OWED
stats-column-told = TOLD
stats-column-in-time = IN TIME
stats-column-median = MEDIAN
stats-said = { $by } said, as { $task }: { $codes }
stats-refused-there = Refused there: { $codes }
stats-refused-here = Refused here: { $codes }
stats-own-overdue = { $number } overdue now by you
stats-partners-overdue = { $number } overdue now by them
stats-recalls-outstanding = { $number } recalled and not obeyed by them yet
stats-column-told-by = TOLD BY
stats-column-in = IN
stats-column-seized = SEIZED
stats-column-sum = SUM
stats-column-unit = UNIT
stats-column-how-known = HOW KNOWN
stats-column-goods = GOODS
stats-took-s = { $seconds } s
stats-took-min = { $minutes } min { $seconds } s
stats-took-h = { $hours } h { $minutes } min
stats-took-d = { $days } d { $hours } h
