### What waits for the own party: 'ntc inbox'.

inbox-nothing = Nothing waits for you.
inbox-nothing-owed = Nothing is owed by you.
inbox-ending = { $count ->
        [one] Erased within { $count } day, because the time that they may be kept ends:
       *[other] Erased within { $count } days, because the time that they may be kept ends:
    }
inbox-ending-more = and { $count } more; ntc record ending
inbox-met = { $record }: { $who } met the subject of your alert { $alert }: { $says }
inbox-do-answer = What is asked: ntc request show RECORD. To answer: ntc answer RECORD --status CODE
inbox-do-acknowledge = To say that somebody works on it: ntc request take RECORD
inbox-do-consent = To decide: ntc consent grant RECORD; or: ntc consent refuse RECORD --refusal CODE
inbox-do-outcome = To tell what came of it: ntc outcome RECORD --result CODE
inbox-do-continue = What is wanted: ntc alert show RECORD. To tell it: ntc request about ID --continues RECORD
inbox-do-hit-outcome = To tell what came of whom or what you met: ntc outcome RECORD --result CODE
inbox-do-hit = What was met: ntc alert show RECORD. That you look after it: ntc request take RECORD. To ask: ntc request about RECORD
inbox-do-recall = Ask who acted on it here, and tell its author: ntc recall acted RECORD PARTY --undone yes; with no in place of yes where nothing had to be undone
inbox-asked-title = Partners asked about these within 7 days, and met entries of your lists:
inbox-asked = { $at } { $who } asked about { $subject } for { $purpose }, and met { $entries }
inbox-asked-more = and { $count } more; ntc query list
inbox-do-asked = What was asked, and why: ntc query list. The entry: ntc watchlist show LIST KEY. To ask the partner: ntc request new
