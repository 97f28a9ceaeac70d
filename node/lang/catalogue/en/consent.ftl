### Whether a record may be passed on: 'ntc consent'.

consent-may = { $holder } may pass { $record } on to { $to } for { $purpose }, by
consent-may-until = { $holder } may pass { $record } on to { $to } for { $purpose } until { $until } UTC, by
consent-no-longer = { $holder } may no longer pass { $record } on to { $to }, by
consent-may-not = { $holder } may not pass { $record } on to { $to }, by
consent-not-asked = nothing was asked
consent-asked = { $asked } is asked whether { $id } may go to { $to }, by
consent-answer-due = Its answer is due { $within } after it receives the question: ntc consent list { $id }
consent-not-decided = nothing was decided
consent-refusal-codes = refusal codes
consent-not-listed = the consents were not listed
consent-column-decided = DECIDED
consent-column-what = WHAT
consent-column-holder = HOLDER
consent-column-to = TO
consent-column-purpose = PURPOSE
consent-column-until = UNTIL
consent-list-none = { $origin } decided nothing about passing { $id } on.
consent-list-title = What { $origin } decided about passing { $id } on. Times are UTC.
consent-list-lapsed = { $decision }, no longer in force
consent-list-nobody = Nobody passed it on, as far as this node knows.
consent-passed-on = { $by } passed it on to { $to } at { $at } UTC
consent-passed-on-by = { $by } passed it on to { $to } at { $at } UTC, by { $record }
