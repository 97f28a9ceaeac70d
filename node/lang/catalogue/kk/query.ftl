query-not-asked = ештеңе сұралмады
query-not-all = барлық жол сұралған жоқ; сұралғанын 'ntc query list' көрсетеді
query-nobody-lets = ешбір келісім көрсетілген серіктестердің бірінен сұрауға мүмкіндік бермейді
query-nobody-for = { $count ->
        [one] { $count } серіктес көзделді, бірақ сұрау жіберілмеді: { $why }
       *[other] { $count } серіктес көзделді, бірақ сұрау жіберілмеді: { $why }
    }
query-nobody-each = { $count ->
        [one] { $count } серіктес көзделді, бірақ сұрау жіберілмеді; себебі қасында жазылған
       *[other] { $count } серіктес көзделді, бірақ сұрау жіберілмеді; себебі әрқайсысының қасында жазылған
    }
query-not-listed = сұраулар көрсетілмеді
query-not-shown = сұрау көрсетілмеді
query-id-none = сәйкестендіргіші осылай басталатын сұрау сақталмаған; оларды 'ntc query list' көрсетеді
query-none = Сіз ештеңе сұраған жоқсыз.
query-column-asked = СҰРАЛДЫ
query-column-officer = ҚЫЗМЕТКЕР
query-column-purpose = МАҚСАТ
query-column-subjects = НЫСАНДАР
query-column-came = ЖАУАПТАР
query-column-id = НӨМІРІ
query-more = Тағы бар: --after { $id }
query-column-partner = СЕРІКТЕС
query-column-by-you = БҮГІН СІЗ СҰРАДЫҢЫЗ
query-column-of-you = БҮГІН СІЗДЕН СҰРАДЫ
query-column-about = НЕ ТУРАЛЫ
query-column-why = НЕГІЗДЕМЕ
query-column-records = ЖАЗБАЛАРЫҢЫЗ
query-column-entries = ТІЗІМ ЖАЗБАЛАРЫҢЫЗ
query-ask-first = әрекет алдында сұраңыз
query-hits-title = Серіктестер сұраған және сізде бары:
query-came-hit = сәйкестік: { $count }
query-came-no-hit = сәйкестік жоқ: { $count }
query-came-refused = бас тарту: { $count }
query-came-silent = жауапсыз: { $count }
query-asked-at = { $officer }, { $at } UTC, мақсаты: { $purpose }
query-why = Негіздемесі: { $why }
query-write-scheme = SCHEME=NUMBER түрінде жазыңыз: imo_ship=9074729
query-no-scheme = мұндай схема жоқ; схемаларды 'ntc codes scheme' көрсетеді
query-country = елдің екі әрпін жазыңыз: GE
query-nothing-named = не туралы сұрау керегі көрсетілмеген
query-name-something = контейнерді, нөмір белгісін, құжатты, тұлғаны, компанияны, кемені, электрондық поштаны, мекенжайды немесе файлды көрсетіңіз; қалай екенін --help көрсетеді
query-begun = { $count ->
        [one] { $count } серіктестен сұралады, сұрау { $id }
       *[other] { $count } серіктестен сұралады, сұрау { $id }
    }
query-begun-nobody = Ешбір серіктестен сұралмайды; сұрау { $id } ретінде сақталды
query-begun-about = { $count ->
        [one] { $count } серіктестен { $subjects } нысан ({ $first }-{ $last }) туралы сұралады, сұрау { $id }
       *[other] { $count } серіктестен { $subjects } нысан ({ $first }-{ $last }) туралы сұралады, сұрау { $id }
    }
query-column-answer = ЖАУАП
query-column-took = УАҚЫТ
query-outcome-hit = сәйкестік
query-outcome-no-hit = жоқ
query-outcome-refused = бас тарту
query-outcome-silent = жауапсыз
query-outcome-not-asked = сұралмады
query-ms = { $count } мс
query-more-hits = және ол хабарламайтын басқалары
query-source-list = серіктес тізімі
query-source-record = жазба
query-hit-bare = { $likeness }: бар ({ $source }), одан артығын айтуға болмайды; әрекет етпес бұрын серіктестен сұраңыз
query-hit-ask = { $likeness }: { $source } { $id }; бұл туралы 'ntc request new' арқылы сұраңыз
query-sum = сұралды { $asked }: сәйкестік { $hit }, сәйкестік жоқ { $without }, бас тарту { $refused }, жауапсыз { $silent }; { $ms } мс
query-sum-kept-back = сұралды { $asked }: сәйкестік { $hit }, сәйкестік жоқ { $without }, бас тарту { $refused }, жауапсыз { $silent }; сұралмады { $kept }; { $ms } мс
query-number-of = { $label } { $number } ({ $country })
query-born = туған күні { $date }
query-national = азаматтығы { $country }
query-of = елі { $country }
query-name = аты
query-unknown-subject = бұл нұсқа білмейтін нысан
query-came-not-asked = сұралмады: { $count }
query-hit-unseen = бар ({ $source }), бірақ қағидаларыңыз оны сізге көрсетпейді
