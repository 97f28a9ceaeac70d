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
screening-subject-none = Nobody with the reference { $reference } is kept. Looked for are a reference of the file, the node's own name and the id of a record alone: no name and no number of papers. Who is screened is kept for { $days }
screening-subject-how = give the reference as the file has it, the node's own name as a hit shows it, or the whole id of a record
screening-subject-record = record { $id } of { $origin }, { $field }
screening-subject-kept = kept until { $until } UTC
screening-column-when = WHEN (UTC)
screening-column-against = AGAINST
screening-column-result = RESULT
screening-found-nothing = nothing found
screening-found = { $count ->
        [one] { $count } found
       *[other] { $count } found
    }
screening-met = found; 'ntc hit list' shows the hit
screening-met-unknown = not noted: too much was found at once; 'ntc hit list' shows it
screening-not-against = { $against }; NOT against { $lists }
screening-subject-more = There are more of that name; the node's own name of one, from its eighth digit on, shows that one alone
screening-times-more = { $count ->
        [one] Screened again { $count } more time
       *[other] Screened again { $count } more times
    }
screening-subject-unseen = { $count ->
        [one] { $count } more is told by a record that your rules do not show you
       *[other] { $count } more are told by records that your rules do not show you
    }
screening-not-erased = nobody was erased
screening-erase-several = { $count ->
        [one] { $count } of that name is kept; give the node's own name of the one that is meant, as 'ntc screening subject' shows it
       *[other] { $count } of that name are kept; give the node's own name of the one that is meant, as 'ntc screening subject' shows it
    }
screening-erase-ask = { $who } is erased from what was screened; hits on it, kept queries and the audit stay. To erase it, type yes:
screening-erase-yes = give --yes
screening-erase-record = { $reference } is a record, and is erased otherwise: an administrator does with 'ntc record erase ID'
screening-erased = #{ $name } is erased here. What else may name it stays: hits on it, undecided ones too, queries for 30 days, and entries of watchlists
