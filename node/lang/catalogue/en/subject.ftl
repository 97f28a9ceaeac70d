### What is held of a person or company that asks: 'ntc subject'.

subject-not-exported = nothing was exported
subject-wrote = { $count ->
        [one] Wrote { $count } record into { $programs } and { $people }.
       *[other] Wrote { $count } records into { $programs } and { $people }.
    }
subject-not-found = the records were not looked through
subject-reading = reading
subject-record = { $id } { $kind } of { $origin }
subject-record-refused = { $id } { $kind } of { $origin }, does not count: { $code }
subject-from = from { $party }
subject-from-erased = from { $party }, which erased it at { $at } UTC
subject-told = told { $sections } to { $party }
subject-told-erased = told { $sections } to { $party }, which erased it at { $at } UTC
subject-kept = kept until { $until } UTC
subject-summary = { $count ->
        [one] { $count } record mentions what is sought, of { $read } read.
       *[other] { $count } records mention what is sought, of { $read } read.
    }
subject-erased = { $count ->
        [one] { $count } record was erased, whole or in part: what they said is not known any more.
       *[other] { $count } records were erased, whole or in part: what they said is not known any more.
    }
subject-unread = { $count ->
        [one] { $count } record cannot be read by this version.
       *[other] { $count } records cannot be read by this version.
    }
subject-unseen = { $id } of { $origin }: your rules do not show you this record; somebody who may see it has to look
