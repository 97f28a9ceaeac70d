### Requests to partners: 'ntc request'.

request-not-asked = nothing was asked
request-sample-advice = put your own question into it, and the partner that you ask, then ask it with 'ntc request new FILE'
request-not-shown = the request was not shown
request-not-told = nothing was told
request-kinds = kinds
request-hours = { $count ->
        [one] { $count } hour
       *[other] { $count } hours
    }
request-minutes = { $count ->
        [one] { $count } minute
       *[other] { $count } minutes
    }
request-is-asked = { $party } is asked, by
request-was-asked = { $party } was asked before, nothing is written, by
request-due = Its answer is due { $time } after it received the request.
request-sooner = That is sooner than what is agreed, { $agreed }.
request-not-yet = { $party } is not asked yet.
request-ask-it = Ask it
request-title = Request { $id } of { $origin }
request-title-withdrawn = Request { $id } of { $origin }, withdrawn by who asks
request-label-received = received
request-label-taken = taken on
request-label-asks = asks for
request-label-question = question
request-label-because = because
request-label-about = about
request-about = { $id } of { $origin }
request-no-time = not told
request-column-party = ANSWER OF
request-column-status = STATUS
request-column-since = SINCE
request-column-until = UNTIL
request-column-record = RECORD
request-taken = Its author is told that you work on { $id }, by
