### How the node is: 'ntc node'.

node-not-said = the node did not say how it is
node-no-party = the node names no party of this form: { $error }
node-no-party-advice = use the ntc of the node's version
node-label-party = Party
node-label-state = State
node-label-since = Running since
node-since = { $at } UTC ({ $ago }), version { $version }
node-label-partners = Partners
node-partners = { $connected } of { $all } connected
node-label-published = Published
node-published = { $records }, in a ledger of { $entries }
node-records = { $count ->
        [one] { $count } record
       *[other] { $count } records
    }
node-entries = { $count ->
        [one] { $count } entry
       *[other] { $count } entries
    }
node-label-received = Received
node-received = { $records }, and { $refused } refused
node-label-disk = Disk free
node-label-index = Index
node-index-lag = { $count ->
        [one] { $count } entry behind the journal: lists miss the newest
       *[other] { $count } entries behind the journal: lists miss the newest
    }
node-nothing-to-look-at = Nothing needs your attention.
node-to-look-at = To look at:
node-state-ready = ready
node-state-full = disk full
node-state-starting = starting
node-state-read-only = read only
node-state-guarded = guarded
