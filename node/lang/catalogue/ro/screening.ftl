screening-not-set = profilul de verificare nu a fost stabilit
screening-not-shown = nu se afișează nimic
screening-active-now = De acum este activ: { $preset }
screening-stays = Nu s-a modificat nimic: rămâne activ { $active }
screening-active = Activ: { $active }
screening-nobody-kept = Nimeni dintre cei verificați nu este păstrat: nu se poate spune încă ce arată un profil
screening-column-preset = PROFIL
screening-column-shown = AFIȘATE
screening-column-of = LA 1000
screening-mark-active = activ
screening-mark-asked = cerut
screening-rates-of = { $count ->
        [one] Din { $count } subiect verificat începând cu { $since } UTC
        [few] Din { $count } subiecte verificate începând cu { $since } UTC
       *[other] Din { $count } de subiecte verificate începând cu { $since } UTC
    }
screening-against = Se verifică în: { $against }
screening-memory = Profil: { $preset }; listele și alertele ocupă { $size } de memorie
screening-damaged = NU se verifică în { $list }: lista este deteriorată; 'ntc watchlist list' arată de ce
screening-loading = Se citește cea mai nouă ediție a listei { $list }; până atunci răspunde cea anterioară
screening-kept = { $count ->
        [one] Se păstrează { $count } subiect verificat, termen: { $days }
        [few] Se păstrează { $count } subiecte verificate, termen: { $days }
       *[other] Se păstrează { $count } de subiecte verificate, termen: { $days }
    }
screening-days = { $count ->
        [one] { $count } zi
        [few] { $count } zile
       *[other] { $count } de zile
    }
screening-again = Sunt verificate din nou: s-a schimbat o listă sau o alertă
screening-behind = { $count ->
        [one] Mai este de verificat { $count } înregistrare publicată sau primită
        [few] Mai sunt de verificat { $count } înregistrări publicate sau primite
       *[other] Mai sunt de verificat { $count } de înregistrări publicate sau primite
    }
screening-subject-none = Nimeni cu referința { $reference } nu este păstrat. Se caută numai referința din fișier, numele propriu al nodului și identificatorul unei înregistrări: niciun nume și niciun număr de act. Termenul de păstrare a celor verificați: { $days }
screening-subject-how = dați referința așa cum este în fișier, numele propriu al nodului așa cum îl arată o potrivire sau identificatorul întreg al unei înregistrări
screening-subject-record = înregistrarea { $id } de la { $origin }, { $field }
screening-subject-kept = păstrat până la { $until } UTC
screening-column-when = CÂND (UTC)
screening-column-against = CU CE
screening-column-result = REZULTAT
screening-found-nothing = nu s-a găsit nimic
screening-found = { $count ->
        [one] s-a găsit { $count }
        [few] s-au găsit { $count }
       *[other] s-au găsit { $count }
    }
screening-met = s-a găsit; potrivirea o arată 'ntc hit list'
screening-met-unknown = nu s-a notat: s-au găsit prea multe deodată; le arată 'ntc hit list'
screening-not-against = { $against }; NU cu { $lists }
screening-subject-more = Mai sunt și alții cu acest nume; cel puțin opt caractere din numele dat de nod îl arată doar pe unul
screening-times-more = { $count ->
        [one] Verificat din nou încă o dată ({ $count })
        [few] Verificat din nou încă de { $count } ori
       *[other] Verificat din nou încă de { $count } de ori
    }
screening-subject-unseen = { $count ->
        [one] Încă { $count } subiect se află într-o înregistrare pe care regulile voastre nu v-o arată
        [few] Încă { $count } subiecte se află în înregistrări pe care regulile voastre nu vi le arată
       *[other] Încă { $count } de subiecte se află în înregistrări pe care regulile voastre nu vi le arată
    }
screening-not-erased = nu a fost șters nimeni
screening-erase-several = { $count ->
        [one] se păstrează { $count } cu acest nume; indicați numele dat de nod celui vizat, arătat de 'ntc screening subject'
        [few] se păstrează { $count } cu acest nume; indicați numele dat de nod celui vizat, arătat de 'ntc screening subject'
       *[other] se păstrează { $count } cu acest nume; indicați numele dat de nod celui vizat, arătat de 'ntc screening subject'
    }
screening-erase-ask = { $who } va fi șters dintre cei verificați; rămân potrivirile sale, interogările păstrate și auditul. Pentru a șterge, tastați yes:
screening-erase-yes = indicați --yes
screening-erase-record = { $reference } este o înregistrare și se șterge altfel: un administrator folosește 'ntc record erase ID'
screening-erased = #{ $name } a fost șters aici. Rămâne ce îl mai poate numi: potrivirile, și cele nehotărâte, interogările timp de 30 de zile și înscrierile listelor de control
