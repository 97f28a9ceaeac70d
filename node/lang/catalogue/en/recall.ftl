### What became of corrections and retractions: 'ntc recall'.

recall-not-told = the author was not told
recall-told = { $origin } is told what became of { $id }.
recall-not-kept = nothing is kept
recall-ask = { $origin } reads that you keep { $id }, and why. Type yes to keep it:
recall-give-yes = give --yes
recall-kept = { $id } is kept, and { $origin } is told why.
recall-not-shown = the recall was not shown
recall-withdrawn = { $origin } withdrew { $id } at { $since } UTC.
recall-withdrawn-by = by { $by }
recall-corrected = { $origin } corrected { $id } at { $since } UTC.
recall-replaced = It is replaced by { $by }
recall-stands = { $id } stands: { $origin } neither corrected nor withdrew it.
recall-column-partner = PARTNER
recall-column-told = TOLD
recall-column-hidden = HIDDEN
recall-column-erased = ERASED
recall-column-undone = UNDONE
recall-column-owed = OWED SINCE
recall-by-it = by it { $party }
recall-why = Why: { $why }
recall-opened = Opened here before: { $officers }. Ask them what they did on its word, and tell its author with ntc recall acted.
recall-contradiction = { $party } said that it destroyed the alert at { $erased } UTC, and that it had it at { $held } UTC: ask it what it holds.
recall-ground = { $party } keeps it: { $ground }
recall-kept-at = kept, { $at }
