### Sentences of the node, by their codes

phrase--and = { $one } și { $other }
phrase--or = { $one } sau { $other }
phrase--header_only = numai antetul
phrase--yes = da
phrase--no = nu
phrase--none = niciuna
phrase--unknown = necunoscut
phrase--of_agreement = acordul { $id }, versiunea { $version } ({ $hash }): { $clause }
phrase--not_enrolled = partea nu este înrolată ca partener
phrase--peer_suspended = schimbul cu partenerul este suspendat de administratorul nostru
phrase--cannot_read = nodul partenerului nu poate citi înregistrarea: cardul său nu indică { $needed }
phrase--not_in_audience = autorul a numit destinatarii, iar acest partener nu este printre ei
phrase--not_named = TLP:RED, iar { $party } nu este printre destinatarii numiți
phrase--record_expired = termenul de păstrare a înregistrării a expirat la { $at }
phrase--agreement_records = înregistrările despre un acord se transmit părților acelui acord
phrase--administrative = înregistrarea de tipul „{ $kind }” se transmite părților cărora le este destinată, indiferent de acorduri
phrase--returns = clauzele nr. { $terms } permit primirea unei înregistrări de tipul „{ $kind }”, iar aceasta răspunde uneia de acest fel
phrase--no_agreement = niciun acord nu numește ambele părți
phrase--pair_excluded = exclude această pereche dintre părțile sale
phrase--not_signed = lipsește semnătura: { $parties }
phrase--starts_later = începe la { $from }
phrase--agreement_ended = s-a încheiat la { $at }
phrase--left_out = versiunea { $version }, valabilă din { $from }, i-a luat locul pentru una dintre cele două părți și o lasă pe cealaltă în afară
phrase--differs = aici este valabilă versiunea { $ours } ({ $ours_hash }), iar { $party } consideră valabilă versiunea { $theirs } ({ $theirs_hash })
phrase--differs_none = aici este valabilă versiunea { $ours } ({ $ours_hash }), iar { $party } nu consideră valabilă niciuna
phrase--suspended_by = este suspendat de: { $by }
phrase--terminated_by = i s-a pus capăt de către: { $by }
phrase--no_direction = nu are clauze dinspre { $from } spre { $to }
phrase--no_kind = clauzele sale în această direcție nu acoperă tipul „{ $kind }”
phrase--no_urgency = clauzele sale pentru acest tip nu acoperă urgența „{ $urgency }”
phrase--no_category = clauzele sale nu acoperă categoria „{ $category }”
phrase--category_lacking = clauzele sale numesc categorii, iar înregistrarea nu are niciuna
phrase--not_push = clauzele nr. { $terms } o acoperă prin modul { $mode }, nu prin transmitere din oficiu (push)
phrase--no_purpose = clauzele nr. { $terms } nu prevăd scopul „{ $purpose }”
phrase--no_persons = clauzele nr. { $terms } nu permit comunicarea datelor despre persoane
phrase--above_ceiling = înregistrarea este TLP:{ $tlp }, iar plafonul clauzelor nr. { $terms } este TLP:{ $ceiling }
phrase--no_evaluation = clauzele nr. { $terms } cer o evaluare, iar înregistrarea nu are
phrase--evaluation_too_low = evaluarea ({ $scheme }) nu atinge minimul cerut de clauzele nr. { $terms }
phrase--outside_geography = înregistrarea nu privește ceea ce numește filtrul geografic al clauzelor nr. { $terms }
phrase--geography_unknown = filtrul geografic al clauzelor nr. { $terms } nu se aplică: țările nu au fost divulgate
phrase--territory_excluded = exclude tot ce privește teritoriul: { $places }
phrase--territory_uncertain = exclude tot ce privește teritoriul: { $states }, iar înregistrarea indică Uniunea Europeană fără statul membru
phrase--territory_not_held = exclude un teritoriu, iar locul faptei nu se mai păstrează
phrase--territory_not_told = teritoriul pe care îl exclude nu este verificat: locul faptei nu a fost divulgat
phrase--section_overdue = termenul în care secțiunea „{ $section }” putea fi comunicată a expirat la { $at }
phrase--provisional = se aplică provizoriu: nu a intrat încă în vigoare
phrase--allows = clauzele nr. { $terms } permit: { $sections }
phrase--redacts = clauzele nr. { $terms } divulgă numai la cerere: { $sections }
phrase--withholds = clauzele nr. { $terms } nu divulgă niciodată: { $sections }
phrase--national = secțiunea națională nu părăsește niciodată partea
phrase--nothing_left = nicio secțiune a înregistrării nu poate fi divulgată
phrase--unproven = secțiunea „eveniment” dovedește ceea ce se transmite mai departe, iar ea nu este divulgată
phrase--carried_again = a sosit prin { $party }, iar mai departe o transmite numai cine a primit-o de la autor
phrase--onward_never = ceea ce s-a primit nu se transmite niciodată mai departe
phrase--onward_listed = ceea ce s-a primit poate fi transmis mai departe către: { $party }
phrase--onward_by_consent = ceea ce s-a primit se transmite mai departe cu consimțământul autorului
phrase--no_dissemination = codul de utilizare H2 interzice transmiterea mai departe fără consimțământul autorului
phrase--close_audience = este TLP:{ $tlp }, numai pentru autoritatea destinatară: este necesar consimțământul autorului
phrase--other_purpose = a fost comunicată în scopul „{ $purpose }”: pentru alt scop este necesar consimțământul autorului
phrase--consent_given = { $author } consimte
phrase--consent_until = { $author } consimte până la { $until }
phrase--consent_ended = consimțământul dat de { $author } a expirat la { $at }
phrase--consent_withdrawn = { $author } și-a retras consimțământul la { $at }
phrase--consent_refused = { $author } a refuzat consimțământul la { $at }
phrase--consent_missing = lipsește consimțământul { $author } pentru transmiterea către { $to } în scopul „{ $purpose }”
phrase--own_rules = regulile proprii: { $objection }
phrase--own_rules_keep = regulile proprii, secțiunile ({ $sections }): { $objection }
phrase--sections_beyond = au sosit mai multe secțiuni decât permit acordurile: { $sections }
phrase--rule_forbids = regula { $rule } interzice aceasta: { $why }
phrase--no_rule_permits = nicio regulă nu permite aceasta
phrase--rule_failed = regula { $rule } nu a putut fi evaluată
phrase--gets_nothing = { $party } nu primește nimic: { $why }
phrase--gets_all = { $party } primește toate secțiunile ({ $count })
phrase--gets_some = { $party } primește { $goes } din { $count } secțiuni; nedivulgat: { $kept }
phrase--layers_decide = decizia: acordurile, condițiile de utilizare ale autorului, regulile proprii
phrase--rules_unread = regulile proprii nu pot fi citite, așa că nu pleacă nimic: { $why }
phrase--two_texts = până când registrul arată că regulile cu numărul { $number } sunt în vigoare, decid două texte de reguli proprii: nu pleacă nimic din ce interzic acestea sau cele dinainte
phrase--own_rules_of_record = regulile proprii: întreaga înregistrare
phrase--own_rules_of_section = regulile proprii: secțiunea „{ $section }”
phrase--rule_permit = regula { $rule } permite: { $why }
phrase--rule_forbid = regula { $rule } interzice: { $why }
phrase--head_is = { $what }: este { $whom }
phrase--head_has = { $what }: are { $whom }
phrase--all_of = toate dintre
phrase--any_of = oricare dintre
phrase--not_that = nu este adevărat că
phrase--if_then_else = dacă, atunci, altfel
phrase--unless = cu excepția cazului
phrase--fact_is = { $fact }: { $value }
phrase--way_of_record = înregistrarea ar pleca cu condiția: { $changes }
phrase--way_of_section = secțiunea „{ $section }” ar pleca cu condiția: { $changes }
phrase--own_way_of_record = regulile proprii ar lăsa înregistrarea să plece cu condiția: { $changes }
phrase--own_way_of_section = regulile proprii ar lăsa secțiunea „{ $section }” să plece cu condiția: { $changes }
phrase--no_way_of_record = regulile proprii nu ar lăsa înregistrarea să plece la nicio modificare încercată; o interzice regula { $rule }
phrase--no_way_of_section = regulile proprii nu ar lăsa secțiunea „{ $section }” să plece la nicio modificare încercată a înregistrării; o interzice regula { $rule }
phrase--if_purpose = scopul înregistrării este „{ $purpose }”
phrase--if_tlp = înregistrarea este TLP:{ $tlp }
phrase--if_named = { $party } este printre destinatarii numiți
phrase--if_addressed = înregistrarea este adresată și către { $party }
phrase--if_urgency = urgența înregistrării este „{ $urgency }”
phrase--if_category = categoria înregistrării este „{ $category }”
phrase--if_touched = înregistrarea privește țara { $country }
phrase--if_fact = valoarea { $fact } este { $value }
phrase--if_had = { $fact } conține { $member }
phrase--if_lacked = { $fact } nu conține { $member }
phrase--if_role = ofițerul are rolul { $role }
phrase--if_agreed = acordurile și condițiile de utilizare ale autorului sau rolurile apelului permit aceasta
phrase--if_section_agreed = acordurile permit divulgarea secțiunii
phrase--if_enrolled = partea este înrolată
phrase--if_resumed = administratorul a reluat schimbul cu partenerul
phrase--if_read = nodul partenerului cunoaște { $needed }
phrase--if_covered = un acord cu această parte acoperă înregistrarea
phrase--if_pair_included = acordul { $id }, versiunea { $version }, nu exclude perechea
phrase--if_named_both = versiunea { $version } numește ambele părți
phrase--if_same = ambele părți consideră valabilă aceeași versiune
phrase--if_signed = acordul { $id }, versiunea { $version }, este semnat: { $parties }
phrase--if_begun = a sosit { $from }, când începe acordul { $id }, versiunea { $version }
phrase--if_renewed = acordul { $id }, versiunea { $version }, este reînnoit
phrase--if_taken_up = acordul { $id }, versiunea { $version }, este reluat: { $parties }
phrase--if_agreed_anew = un acord nou acoperă înregistrarea
phrase--if_directed = acordul { $id }, versiunea { $version }, are clauze dinspre { $from } spre { $to }
phrase--if_kind_covered = acordul { $id }, versiunea { $version }, acoperă tipul „{ $kind }”
phrase--if_urgency_covered = acordul { $id }, versiunea { $version }, acoperă urgența „{ $urgency }”
phrase--if_category_covered = acordul { $id }, versiunea { $version }, acoperă categoria „{ $category }”
phrase--if_lacking_covered = acordul { $id }, versiunea { $version }, acoperă înregistrările fără categorie
phrase--if_pushed = clauzele nr. { $terms } ale acordului { $id }, versiunea { $version }, au modul push
phrase--if_served = clauzele nr. { $terms } ale acordului { $id }, versiunea { $version }, prevăd scopul „{ $purpose }”
phrase--if_went_up = plafonul clauzelor nr. { $terms } ale acordului { $id }, versiunea { $version }, este TLP:{ $tlp }
phrase--if_graded = autorul a evaluat sursa și informația
phrase--if_asked_less = clauzele nr. { $terms } ale acordului { $id }, versiunea { $version }, cer o evaluare mai joasă
phrase--if_allowed = clauzele nr. { $terms } ale acordului { $id }, versiunea { $version }, permit secțiunea „{ $section }”
phrase--if_told_longer = acordul { $id }, versiunea { $version }, permite comunicarea secțiunii „{ $section }” mai mult timp
phrase--told = { $text }
phrase--by_reason = { $reason }
phrase--for_reason = { $party }: { $reason }
phrase--kept_by = { $section } ({ $rule })
phrase--with_facts = { $part } ({ $facts })
phrase--one_hour = 1 oră
phrase--hours = { $count ->
        [one] { $count } oră
        [few] { $count } ore
       *[other] { $count } de ore
    }
phrase--one_day = 1 zi
phrase--days = { $count ->
        [one] { $count } zi
        [few] { $count } zile
       *[other] { $count } de zile
    }
phrase--one_month = 1 lună
phrase--months = { $count ->
        [one] { $count } lună
        [few] { $count } luni
       *[other] { $count } de luni
    }
phrase--once_at_most = cel mult o dată
phrase--times_at_most = cel mult { $count ->
        [one] { $count } dată
        [few] { $count } ori
       *[other] { $count } de ori
    }
phrase--one_subject = 1 subiect
phrase--subjects = { $count ->
        [one] { $count } subiect
        [few] { $count } subiecte
       *[other] { $count } de subiecte
    }
phrase--one_party = 1 parte
phrase--parties = { $count ->
        [one] { $count } parte
        [few] { $count } părți
       *[other] { $count } de părți
    }
phrase--one_record = 1 înregistrare
phrase--records = { $count ->
        [one] { $count } înregistrare
        [few] { $count } înregistrări
       *[other] { $count } de înregistrări
    }
phrase--one_megabyte = 1 megaoctet
phrase--megabytes = { $count ->
        [one] { $count } megaoctet
        [few] { $count } megaocteți
       *[other] { $count } de megaocteți
    }
phrase--by_urgency = { $immediate } (imediat), { $urgent } (urgent), { $priority } (prioritar), { $routine } (obișnuit)
phrase--between = { $id }, versiunea { $version }. Părți: { $parties }.
phrase--rests_on = Temei juridic: { $basis }.
phrase--rests_unwritten = Temeiul juridic nu este scris încă; în locul lui se află un text provizoriu: { $text }
phrase--on_paper = SHA-256 al textului semnat pe hârtie: { $hash }.
phrase--from_to = de la { $from } până la { $to }
phrase--from_on = de la { $from }, fără termen
phrase--valid_in = Este valabil { $time } și intră în vigoare între două părți când amândouă l-au semnat.
phrase--provisional_in = Se aplică provizoriu { $time }, între două părți când amândouă l-au semnat: nu a intrat în vigoare și încetează cu ultima sa zi, dacă nu îi ia locul o versiune în vigoare.
phrase--goes_on = După ultima zi se prelungește, dacă nicio parte nu îl denunță cu { $notice } înainte de încheiere. Durata prelungirii: { $time }, { $often }.
phrase--as_often = de câte ori nu se opune nimeni
phrase--reviewed_on = Părțile îl revizuiesc la { $day }.
phrase--notice_then_kept = Cine îl denunță dă un preaviz de { $notice }. După încetare, ce s-a trimis se păstrează până la sfârșitul termenului de păstrare.
phrase--notice_then_erased = Cine îl denunță dă un preaviz de { $notice }. După încetare, ce s-a trimis se șterge.
phrase--signs_for = Pentru { $party } semnează { $who } ({ $office }).
phrase--written_in = Limbile textelor: { $languages }.
phrase--serves_purposes = Scopuri: { $purposes }. Alte scopuri nu sunt permise.
phrase--nothing_touching = Nu se comunică nimic din ce privește aceste locuri: { $places }.
phrase--terms_say = Clauzele nr. { $terms }: { $sentences }
phrase--tells_that = { $who }: { $what }; { $how }, cel mult TLP:{ $tlp }.
phrase--tells_nothing = { $who }: { $what }.
phrase--each_tells_other = fiecare parte celeilalte
phrase--each_tells_every = fiecare parte fiecăreia dintre celelalte
phrase--one_tells = de la { $from } către { $to }
phrase--every_party = orice parte
phrase--unasked = din oficiu
phrase--on_request = la cerere
phrase--whether_hit = doar dacă există o concordanță
phrase--about = { $kinds }; mărfuri: { $goods }
phrase--about_urgent = { $kinds }; mărfuri: { $goods }; urgență: { $urgencies }
phrase--every_kind = înregistrări de orice tip
phrase--every_category = toate categoriile
phrase--nothing_about = nu se comunică nimic; mărfuri: { $goods }
phrase--nothing_urgent = nu se comunică nimic; mărfuri: { $goods }; urgență: { $urgencies }
phrase--nothing_by = nu se comunică nimic; mărfuri: { $goods }; tipuri de înregistrări: { $kinds }
phrase--nothing_urgent_by = nu se comunică nimic; mărfuri: { $goods }; urgență: { $urgencies }; tipuri de înregistrări: { $kinds }
phrase--sections_told = Se comunică: { $sections }.
phrase--sections_withheld = Nu se divulgă fără cerere: { $sections }.
phrase--sections_never = Nu se comunică niciodată: { $sections }.
phrase--only_purposes = Numai în scopurile: { $purposes }.
phrase--only_evaluated = Numai cu evaluare.
phrase--only_graded = Numai cu o evaluare cel puțin egală cu: { $grades }.
phrase--only_touching = Numai ce privește aceste locuri: { $places }.
phrase--country_of_receiver = țara destinatarului
phrase--handled_by = Coduri de utilizare, dacă autorul nu a dat altele: { $codes }.
phrase--persons_basis = Temei pentru datele despre persoane: { $basis }.
phrase--persons_protected = Ce protejează persoanele: { $protection }.
phrase--answered_within = Termen de răspuns: { $time }.
phrase--hits_told_back = Autorului alertei i se comunică fiecare concordanță cu ea pe care a confirmat-o un ofițer.
phrase--nothing_together = { $one } și { $other } nu schimbă nimic în temeiul lui.
phrase--not_passed_on = Ce s-a primit nu se transmite mai departe.
phrase--passed_on_consent = Ce s-a primit se transmite mai departe numai cu consimțământul autorului.
phrase--passed_on_listed = Ce s-a primit poate fi transmis mai departe către { $parties }; altora numai cu consimțământul autorului.
phrase--used_for = Folosire în instanță: { $court }; în alte scopuri: { $other }.
phrase--use_not = nepermisă
phrase--use_consent = cu consimțământul autorului
phrase--use_freely = liberă
phrase--source_first = Sursa este întrebată înainte de orice măsură pe care o simte un comerciant sau un călător.
phrase--person_decides = Nicio mașină nu decide singură despre o persoană.
phrase--kept_confirmed = Termene de păstrare a unei înregistrări: { $times }. Păstrarea se revizuiește după { $review }; ștergerea se confirmă.
phrase--kept_unconfirmed = Termene de păstrare a unei înregistrări: { $times }. Păstrarea se revizuiește după { $review }; ștergerea nu se confirmă.
phrase--kind_for = { $kind }: { $time }
phrase--section_for = secțiunea „{ $section }”: { $time }
phrase--answer_owed = Termen de răspuns: { $time }.
phrase--acknowledgement_owed = Termen de confirmare: { $time }.
phrase--outcome_owed = Termen de comunicare a rezultatului: { $time }.
phrase--correction_owed = Termen în care o corectare sau o rechemare se execută și se confirmă: { $time }.
phrase--asks_justified = Interogări pe zi: pe parte { $subjects }, pe ofițer { $officer }; într-o interogare { $batch }, către { $parties }. Fiecare interogare despre o persoană se justifică.
phrase--asks_unjustified = Interogări pe zi: pe parte { $subjects }, pe ofițer { $officer }; într-o interogare { $batch }, către { $parties }. Interogările despre persoane nu se justifică.
phrase--sends_at_most = O parte trimite alteia pe zi cel mult: { $most }.
phrase--request_by_voice = O cerere urgentă poate fi făcută verbal și se confirmă imediat în scris.
phrase--request_in_writing = O cerere se face în scris.
phrase--refused_with_reason = Motive de refuz al unei cereri: { $grounds }; motivul refuzului se comunică. Cea mai lungă amânare: { $time }.
phrase--refused_without_reason = Motive de refuz al unei cereri: { $grounds }; motivul refuzului nu se comunică. Cea mai lungă amânare: { $time }.
phrase--overseen = { $audit }; { $statistics }; termen de comunicare a unui incident: { $time }.
phrase--may_audit = O parte poate verifica modul în care sunt folosite informațiile ei
phrase--no_audit = Părțile nu se verifică reciproc
phrase--statistics_exchanged = se schimbă statistici
phrase--no_statistics = nu se schimbă statistici
phrase--idle_deadline = nodurile semnează singure pentru ce primesc; programul nu anunță pe nimeni despre întârzieri
phrase--idle_for_people = verificările, statisticile și notificările sunt treaba oamenilor
phrase--idle_not_seen = cine citește o înregistrare este informat, dar programul nu vede la ce se folosește
phrase--idle_no_call = programul arată pe cine să sunați, dar nu sună pe nimeni
phrase--idle_no_office = programul verifică cheia care semnează, nu cine o deține
phrase--idle_paper = programul nu deține textul semnat pe hârtie
phrase--idle_notice = încetarea are efect imediat, fără preaviz; termenul este respectat de 'ntc agreement give-notice'
phrase--idle_national = programul nu urmărește cui arată destinatarul TLP:AMBER în țara sa
phrase--idle_languages = proiectele în alte limbi se publică oricum
phrase--idle_protection = programul nu vede cum protejează destinatarul datele cu caracter personal
phrase--idle_review = programul nu revizuiește ce se păstrează
phrase--idle_deletion = programul confirmă fiecare ștergere, fie că i se cere sau nu
phrase--idle_oral = programul transmite numai cereri scrise
phrase--only_its_parties = acordul nu numește { $own }; numai părțile lui îl pot propune
phrase--unfilled = conține un text provizoriu; scrieți ce au convenit părțile
phrase--protection_unsaid = se comunică persoane, dar nu se spune ce le protejează la destinatar
phrase--short_name = este numele scurt al părții; scrieți denumirea completă
phrase--example_address = indică o adresă de exemplu, care nu ajunge la nimeni
phrase--ended_already = acordul s-a încheiat la { $at }; dați o ultimă zi mai târzie
phrase--ends_shortly = se încheie în curând: { $at }
phrase--lasts_long = durează mai mult de zece ani
phrase--no_end_no_review = poate să nu aibă sfârșit, iar ziua în care părțile îl revizuiesc nu este numită
phrase--nothing_before = nimic nu se transmite în temeiul lui înainte de { $at }
phrase--began_long_ago = începe demult: { $at }
phrase--review_due_already = termenul de revizuire a sosit deja
phrase--own_key_unnamed = nu indică cheia de autor a acestui nod sau cheia nu este valabilă acum: nodul nu poate semna
phrase--withdrawn_document = { $party } a retras acest document; modificați-l
phrase--party_unknown = { $party } nu este înrolată aici; înrolați-o mai întâi sau corectați-i numele în document
phrase--party_suspended = schimbul cu { $party } este suspendat aici: nu îi parvine nimic, nici acesta
phrase--other_fingerprint = nu este amprenta cardului deținut aici: { $held }
phrase--also_holds = în același timp, între { $own } și { $party } este valabil { $id }, versiunea { $version }: ce acoperă amândouă se transmite numai cât permit amândouă
phrase--other_bytes_held = acordul { $id }, versiunea { $version }, este deținut cu alt conținut; propuneți versiunea următoare
phrase--follows_none = acordul { $id }, versiunea { $version }, nu urmează unei versiuni la care autorul lui este parte; indicați în supersedes SHA-256 al versiunii anterioare
phrase--terminated_id = { $party } a pus capăt acordului { $id }; propuneți un acord nou cu alt identificator
phrase--because = { $what }: { $reason }
phrase--about_agreement = acordul { $id }: { $what }
phrase--own_signature_missing = lipsește semnătura noastră
phrase--review_due = a sosit termenul de revizuire
phrase--review_soon = până la revizuire: cel mult { $time }, la { $at }
phrase--renewed_unless = până la reînnoire: cel mult { $time }, la { $at }, dacă nicio parte nu îl denunță până la { $last }
phrase--renewed_surely = până la reînnoire: cel mult { $time }, la { $at }, fiindcă termenul de denunțare a expirat la { $last }
phrase--ends_soon = până la încheiere: cel mult { $time }, la { $at }
phrase--notice_last_day = { $party } l-a denunțat, ultima sa zi fiind { $day }
phrase--notice_leaves_at = { $party } l-a denunțat și iese la { $at }
phrase--took_its_place = versiunea { $version } i-a luat locul
phrase--took_its_place_without = versiunea { $version }, valabilă din { $from }, i-a luat locul și lasă în afară o parte dintre părțile lui
phrase--withdrew_it = retras de { $party }
phrase--suspends_it = suspendat de { $party }
phrase--ended_it = i-a pus capăt { $party }
phrase--step_not_told = { $what }: are efect aici, dar partenerilor nu li s-a comunicat încă; nodul le comunică singur când poate scrie din nou, iar până atunci ei continuă ca înainte: sunați-i
phrase--your_suspension = suspendarea de către partea proprie
phrase--your_end = încetarea de către partea proprie
phrase--your_withdrawal = retragerea de către partea proprie
phrase--your_notice = preavizul părții proprii
phrase--your_step = pasul părții proprii
phrase--differs_waits = { $difference }; ce i se transmite în temeiul acordului așteaptă până când amândouă coincid
phrase--would_get_nothing = { $party } nu ar primi acum nimic: { $why }
phrase--would_get_all = { $party } ar primi acum toate secțiunile ({ $count })
phrase--would_get_some = { $party } ar primi acum { $goes } din { $count } secțiuni; nedivulgat: { $kept }
phrase--got = { $party } a primit { $goes } din { $count } secțiuni; la o nouă decizie { $now }
phrase--if_record_agreed = acordurile și condițiile de utilizare ale autorului permit transmiterea înregistrării
phrase--if_basis = clauzele nr. { $terms } ale acordului { $id }, versiunea { $version }, indică un temei juridic pentru persoane (personal_data_basis)
phrase--if_published_again = înregistrarea este publicată încă o dată, cu 'ntc alert publish FILE --again'
