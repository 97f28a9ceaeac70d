### What came of an alert: 'ntc outcome'.

outcome-not-told = the author was not told
outcome-not-shown = the outcomes were not shown
outcome-results = results
outcome-told = { $told } is told what came of { $id }, by
outcome-title = What came of { $id } of { $origin }. Times are UTC.
outcome-none = Nobody said what came of { $id } of { $origin }, and nobody owes it.
outcome-column-party = PARTY
outcome-column-result = RESULT
outcome-column-since = SINCE
outcome-column-record = RECORD
outcome-due = due { $time }
