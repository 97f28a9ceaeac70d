screen-not-screened = heç nə tutuşdurulmadı
screen-forms = formatlar: { $forms }
screen-presets = rejimlər: { $presets }
screen-progress = tutuşduruldu
screen-cut-short = qovşaq hamısı tutuşdurulmadan çağırışı bitirdi
screen-repeat = əmri təkrarlayın
screen-before = { $line } sətri, { $target } üzrə tədbir görməzdən əvvəl: { $warning }
screen-more-matches = { $count ->
        [one] Birinin daha { $count } uyğunluğu göstərilmir
       *[other] Birinin daha { $count } uyğunluğu göstərilmir
    }
screen-damaged = { $list } siyahısı ilə TUTUŞDURULMADI: siyahı zədələnib; səbəbini 'ntc watchlist list' göstərir
screen-too-large = { $list } siyahısı ilə TUTUŞDURULMADI: bir siyahının həddi olan { $most } addan çoxdur; siyahını bölün
screen-column-line = SƏTİR
screen-column-who = KİM
screen-column-sought = AXTARILAN
screen-column-in = HARADA
screen-column-by = NƏYƏ GÖRƏ
screen-match = uyğunluq
screen-possible = mümkün
screen-faults = { $count ->
        [one] { $count } səhv:
       *[other] { $count } səhv:
    }
screen-fault-kept = { $file }, sətir { $line }, { $field }: { $why } [{ $reason }], bu olmadan tutuşduruldu
screen-fault-written = { $file }, sətir { $line }, { $field }: { $why } [{ $reason }], yazıldığı kimi tutuşduruldu
screen-fault-year = { $file }, sətir { $line }, { $field }: { $why } [{ $reason }], yalnız ilinə görə tutuşduruldu
screen-fault-left = { $file }, sətir { $line }, { $field }: { $why } [{ $reason }], tutuşdurulmadı
screen-more-faults = və daha { $count }; --json ilk minini göstərir
screen-do = nə etməli: { $advice }
screen-passengers = { $count ->
        [one] { $count } sərnişin
       *[other] { $count } sərnişin
    }
screen-subjects = { $count ->
        [one] { $count } obyekt
       *[other] { $count } obyekt
    }
screen-sum = { $all }, uyğunluq: { $matches }, mümkün: { $possible }, tutuşdurulan: { $against }
screen-edition = { $list }, { $day } tarixli { $number } saylı nəşr
screen-edition-version = { $list }, { $day } tarixli { $number } saylı nəşr (versiya { $version })
screen-alerts = { $count ->
        [one] { $count } xəbərdarlıq
       *[other] { $count } xəbərdarlıq
    }
screen-notices = { $count ->
        [one] { $count } götürmə bildirişi
       *[other] { $count } götürmə bildirişi
    }
screen-against-nothing = heç nə: saxlanılan siyahı və qüvvədə olan xəbərdarlıq yoxdur; 'ntc watchlist import FILE' siyahı qəbul edir
screen-and = { $others } və { $last }
screen-target-alert = { $origin } xəbərdarlığı { $id }
screen-target-notice = { $origin } götürmə bildirişi { $id }
screen-by-number = nömrə
screen-by-email = e-poçt
screen-by-name = ad
screen-by-alike = nömrə, oxşar
screen-by-swapped = nömrə, mümkün yerdəyişmə
screen-by-slip = nömrə, mümkün yazı səhvi
screen-by-address = ünvan
screen-by-goods = mal və marşrut
screen-another-name = başqa ad
screen-fact-differs = { $fact } fərqlidir
screen-fact-fits = { $fact } uyğundur
screen-fact-outcome = { $fact }: { $outcome }
screen-outcome-one-digit = bir rəqəm fərqlidir (mümkün yazı səhvi)
screen-outcome-swapped = gün və ay yerini dəyişib (mümkün yazı səhvi)
screen-outcome-compatible = eyni ola bilər
screen-outcome-unknown = məlum deyil
screen-outcome-same = eyni
screen-outcome-differs = fərqlidir
screen-outcome-far-apart = çox fərqlidir
screen-outcome-compatible-code = uyuşur
screen-outcome-swapped-code = yerini dəyişib
screen-outcome-one-digit-code = bir rəqəm
screen-fact-birth = doğum tarixi
screen-fact-state = dövlət
screen-fact-document = sənəd
screen-fact-sex = cins
screen-ask-first = { $contact }: əvvəlcə { $owner } tərəfindən soruşun
screen-score = 1000-dən { $score } bal, əsas: { $by }
screen-number = { $scheme }: burada { $asked }, orada { $held }
screen-word = { $word } = { $held } ({ $latin } / { $held_latin }): { $reason }, 1000-dən { $likeness }
screen-word-written = yazıldığı kimi
screen-word-sound = səslənmə
screen-word-near-sound = yaxın səslənmə
screen-word-spelling = yazılış
screen-word-other-name = başqa ad
screen-word-initial = baş hərf
screen-word-short-form = qısa forma
screen-word-joined = bitişik
screen-only-here = yalnız burada: { $words }
screen-only-there = yalnız orada: { $words }
screen-order = istənilir: { $action }; əsas: { $basis }
screen-order-until = istənilir: { $action }; əsas: { $basis }; { $day } tarixinədək
screen-asked-until = istənilir: { $action }; { $day } tarixinədək
screen-seized-until = götürülüb: heç nə istənilmir; { $day } tarixinədək axtarılır
screen-goods = { $part }: burada { $asked }, axtarılan { $held }
screen-names = ad: burada { $asked }, orada { $held }: 1000-dən { $score }
screen-would-match = bu halda uyğunluq: { $fact }: { $outcome }
screen-would-possible = bu halda mümkün: { $fact }: { $outcome }
screen-would-not = bu halda uyğunluq yoxdur: { $fact }: { $outcome }
screen-unseen = { $count ->
        [one] { $line } sətri üzrə tədbir görməzdən əvvəl: qaydalarınızın sizə göstərmədiyi { $count } xəbərdarlığa uyğundur; görə bilən birindən soruşun
       *[other] { $line } sətri üzrə tədbir görməzdən əvvəl: qaydalarınızın sizə göstərmədiyi { $count } xəbərdarlığa uyğundur; görə bilən birindən soruşun
    }
