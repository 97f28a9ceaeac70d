audit-not-exported = jurnalul de audit nu a fost exportat până la capăt
audit-not-checked = jurnalul de audit nu a fost verificat până la capăt
audit-reading = se citește
audit-ended = nodul a încheiat verificarea fără rezultat
audit-ended-advice = se rulează din nou; dacă se repetă, se verifică jurnalul nodului
audit-well = Totul este în regulă. { $summary }
audit-findings = { $count ->
        [one] { $count } constatare
        [few] { $count } constatări
       *[other] { $count } de constatări
    }
audit-altered = jurnalul de audit nu este așa cum a fost scris
audit-altered-advice = se anunță imediat superiorul administratorului, iar fișierele nodului se lasă cum sunt
audit-not-listed = nu s-a listat nimic
audit-none = Nu există o astfel de intrare.
audit-older = Mai vechi: --page { $number }
audit-column-no = NR.
audit-column-time = ORA
audit-column-officer = OFIȚER
audit-column-call = APEL
audit-column-about = DESPRE
audit-column-outcome = REZULTAT
audit-outcome-of = { $outcome } (pentru { $begun })
audit-outcome-hidden = { $outcome }, nearătate: { $count }
audit-both = { $officer } și { $second }
audit-column-act = ACȚIUNE
audit-column-record = ÎNREGISTRARE
audit-decision-goes = lăsat să plece
audit-decision-refused = refuzat de { $rule }
audit-decision-kept = { $sections } reținute de { $rule }
audit-decision-before = reținut înainte de a fi întrebate regulile
audit-decision-question = o întrebare despre { $count }
audit-decisions-none = Nu există o astfel de decizie.
audit-decisions-begin = Jurnalul începe la { $time }: este limitat, iar rândurile mai vechi au fost șterse.
