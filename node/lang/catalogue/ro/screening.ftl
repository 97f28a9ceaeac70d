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
