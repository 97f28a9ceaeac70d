screen-not-screened = nu s-a verificat nimic
screen-forms = formatele sunt { $forms }
screen-presets = profilurile sunt { $presets }
screen-progress = verificate
screen-cut-short = nodul a încheiat apelul înainte ca toate să fie verificate
screen-repeat = repetați comanda
screen-before = Înainte de a acționa pe linia { $line }, { $target }: { $warning }
screen-more-matches = { $count ->
        [one] Nu este afișată încă { $count } concordanță a unuia dintre ei
        [few] Nu sunt afișate încă { $count } concordanțe ale unuia dintre ei
       *[other] Nu sunt afișate încă { $count } de concordanțe ale unuia dintre ei
    }
screen-damaged = NU s-a verificat în { $list }: lista este deteriorată; 'ntc watchlist list' arată de ce
screen-too-large = NU s-a verificat în { $list }: are mai mult de { $most } nume, maximul unei liste; împărțiți-o
screen-column-line = LINIA
screen-column-who = CINE
screen-column-sought = CĂUTAT
screen-column-in = UNDE
screen-column-by = DUPĂ CE
screen-match = concordanță
screen-possible = posibil
screen-faults = { $count ->
        [one] { $count } eroare:
        [few] { $count } erori:
       *[other] { $count } de erori:
    }
screen-fault-kept = { $file }, linia { $line }, { $field }: { $why } [{ $reason }], verificat fără aceasta
screen-fault-written = { $file }, linia { $line }, { $field }: { $why } [{ $reason }], verificat așa cum este scris
screen-fault-year = { $file }, linia { $line }, { $field }: { $why } [{ $reason }], verificat numai după an
screen-fault-left = { $file }, linia { $line }, { $field }: { $why } [{ $reason }], neverificat
screen-more-faults = și încă { $count }; --json conține prima mie
screen-do = ce e de făcut: { $advice }
screen-passengers = { $count ->
        [one] { $count } pasager
        [few] { $count } pasageri
       *[other] { $count } de pasageri
    }
screen-subjects = { $count ->
        [one] { $count } subiect
        [few] { $count } subiecte
       *[other] { $count } de subiecte
    }
screen-sum = { $all }, concordanțe: { $matches }, posibile: { $possible }, verificat în: { $against }
screen-edition = { $list }, ediția { $number } din { $day }
screen-edition-version = { $list }, ediția { $number } din { $day } (versiunea { $version })
screen-alerts = { $count ->
        [one] { $count } alertă
        [few] { $count } alerte
       *[other] { $count } de alerte
    }
screen-notices = { $count ->
        [one] { $count } aviz de captură
        [few] { $count } avize de captură
       *[other] { $count } de avize de captură
    }
screen-against-nothing = nimic: nu există liste și nicio alertă în vigoare; 'ntc watchlist import FILE' preia o listă
screen-and = { $others } și { $last }
screen-target-alert = alerta { $id } de la { $origin }
screen-target-notice = avizul de captură { $id } de la { $origin }
screen-by-number = număr
screen-by-email = poștă electronică
screen-by-name = nume
screen-by-alike = număr, asemănător
screen-by-swapped = număr, posibilă inversare
screen-by-slip = număr, posibilă greșeală
screen-by-address = adresă
screen-by-goods = mărfuri și itinerar
screen-another-name = alt nume
screen-fact-differs = { $fact } diferă
screen-fact-fits = { $fact } corespunde
screen-fact-outcome = { $fact }: { $outcome }
screen-outcome-one-digit = diferă printr-o cifră (posibilă greșeală)
screen-outcome-swapped = ziua și luna sunt inversate (posibilă greșeală)
screen-outcome-compatible = poate fi aceeași
screen-outcome-unknown = necunoscut
screen-outcome-same = la fel
screen-outcome-differs = diferă
screen-outcome-far-apart = foarte diferit
screen-outcome-compatible-code = compatibil
screen-outcome-swapped-code = inversat
screen-outcome-one-digit-code = o cifră
screen-fact-birth = data nașterii
screen-fact-state = statul
screen-fact-document = documentul
screen-fact-sex = sexul
screen-ask-first = { $contact }: întrebați mai întâi { $owner }
screen-score = scor { $score } din 1000, după: { $by }
screen-number = { $scheme }: { $asked } aici, { $held } acolo
screen-word = { $word } = { $held } ({ $latin } / { $held_latin }): { $reason }, { $likeness } din 1000
screen-word-written = așa cum e scris
screen-word-sound = sunet
screen-word-near-sound = sunet apropiat
screen-word-spelling = ortografie
screen-word-other-name = alt nume
screen-word-initial = inițială
screen-word-short-form = formă scurtă
screen-word-joined = legat
screen-only-here = numai aici: { $words }
screen-only-there = numai acolo: { $words }
screen-order = cerut: { $action }; temei: { $basis }
screen-order-until = cerut: { $action }; temei: { $basis }; până la { $day }
screen-asked-until = cerut: { $action }; până la { $day }
screen-seized-until = capturat: nu se cere nimic; căutat până la { $day }
screen-goods = { $part }: { $asked } aici, se caută { $held }
screen-names = nume: { $asked } aici, { $held } acolo: { $score } din 1000
screen-would-match = concordanță cu condiția: { $fact } — { $outcome }
screen-would-possible = posibil cu condiția: { $fact } — { $outcome }
screen-would-not = nicio concordanță cu condiția: { $fact } — { $outcome }
screen-unseen = { $count ->
        [one] Înainte de a acționa pe linia { $line }: corespunde la { $count } alertă pe care regulile voastre nu v-o arată; întrebați pe cineva care o poate vedea
        [few] Înainte de a acționa pe linia { $line }: corespunde la { $count } alerte pe care regulile voastre nu vi le arată; întrebați pe cineva care le poate vedea
       *[other] Înainte de a acționa pe linia { $line }: corespunde la { $count } de alerte pe care regulile voastre nu vi le arată; întrebați pe cineva care le poate vedea
    }
