### What happens, as it comes: 'ntc watch' and 'ntc alert watch'.

watch-kinds = { $kinds }, or { $overdue }
watch-ended = the node ended the stream
watch-ended-why = it is stopping, or it was restarted
watch-ended-advice = run the command again
watch-broke = The line to the node broke at { $at } UTC; trying again in { $seconds } s. What comes meanwhile is shown then.
watch-no-alerts = the alerts cannot be watched
watch-no-records = the records cannot be watched
watch-watching = Watching. Ctrl-C ends it.
watch-said-of = { $id } of { $origin }
watch-said-withdraws = withdraws { $what }
watch-said-corrects = corrects { $what }
watch-said-asks = asks about { $what }
watch-said-met = met the subject of { $what }
watch-said-outcome = says what came of { $what }
watch-said-speaks = speaks of { $what }
watch-overdue = OVERDUE  { $task } owed by { $by }
watch-call = call { $whom }
watch-some-alerts = alerts
watch-some-records = records
watch-alerts = { $count ->
        [one] { $count } alert
       *[other] { $count } alerts
    }
watch-records = { $count ->
        [one] { $count } record
       *[other] { $count } records
    }
watch-gap = GAP: { $what } may be missing here: { $because }. ntc alert list
watch-gap-of = GAP: { $what } of { $origin } may be missing here: { $because }. ntc alert list
