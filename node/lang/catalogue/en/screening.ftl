### Against what the node screens, and how much doubt it shows: 'ntc screening'.

screening-not-set = the preset was not set
screening-not-shown = nothing is shown
screening-active-now = { $preset } is active from now on
screening-stays = Nothing was changed: { $active } stays active
screening-active = { $active } is active
screening-nobody-kept = Nobody who was screened is kept: what a preset shows cannot be told yet
screening-column-preset = PRESET
screening-column-shown = SHOWN
screening-column-of = OF 1000
screening-mark-active = active
screening-mark-asked = asked
screening-rates-of = { $count ->
        [one] Of { $count } subject screened since { $since } UTC
       *[other] Of { $count } subjects screened since { $since } UTC
    }
screening-against = Screened against { $against }
screening-memory = Preset { $preset }; lists and alerts take { $size } of memory
screening-damaged = NOT against { $list }: it is damaged; 'ntc watchlist list' says why
screening-loading = The newest edition of { $list } is being read; the one before answers until then
screening-kept = { $count ->
        [one] { $count } screened subject kept, each for { $days }
       *[other] { $count } screened subjects kept, each for { $days }
    }
screening-days = { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
screening-again = They are being screened again: a list or an alert changed
screening-behind = { $count ->
        [one] { $count } entry of what was published and received are still to be screened
       *[other] { $count } entries of what was published and received are still to be screened
    }
