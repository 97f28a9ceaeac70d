### Questions to partners at once, and what they answer: 'ntc query'.

query-not-asked = nothing was asked
query-not-all = not all rows were asked about; 'ntc query list' shows what was
query-nobody-lets = no agreement lets you ask any partner who is meant
query-nobody-for = { $count ->
        [one] { $count } partner was meant, and the question was kept back: { $why }
       *[other] { $count } partners were meant, and the question was kept back: { $why }
    }
query-nobody-each = { $count ->
        [one] { $count } partner was meant, and the question was kept back; why stands beside it
       *[other] { $count } partners were meant, and the question was kept back; why stands beside each
    }
query-not-listed = the queries were not listed
query-not-shown = the query was not shown
query-id-none = no query with an id that begins so is kept; 'ntc query list' shows them
query-none = You asked nothing.
query-column-asked = ASKED
query-column-officer = OFFICER
query-column-purpose = PURPOSE
query-column-subjects = SUBJECTS
query-column-came = CAME
query-column-id = ID
query-more = There are more: --after { $id }
query-column-partner = PARTNER
query-column-by-you = ASKED BY YOU TODAY
query-column-of-you = ASKED OF YOU TODAY
query-column-about = ABOUT
query-column-why = WHY
query-column-records = YOUR RECORDS
query-column-entries = YOUR ENTRIES
query-ask-first = ask before you act
query-hits-title = What partners asked about and you hold:
query-came-hit = { $count } hit
query-came-no-hit = { $count } no hit
query-came-refused = { $count } refused
query-came-silent = { $count } silent
query-asked-at = { $officer } asked at { $at } UTC for { $purpose }
query-why = Why: { $why }
query-write-scheme = write SCHEME=NUMBER: imo_ship=9074729
query-no-scheme = no scheme has this name; 'ntc codes scheme' lists them
query-country = write the two letters of a country: GE
query-nothing-named = nothing is named to ask about
query-name-something = name a container, a plate, a document, a person, a company, a vessel, an e-mail address, an address, or a file; --help shows how
query-begun = { $count ->
        [one] { $count } partner is asked, by the query { $id }
       *[other] { $count } partners are asked, by the query { $id }
    }
query-begun-nobody = No partner is asked; the query is kept as { $id }
query-begun-about = { $count ->
        [one] { $count } partner is asked about { $subjects } subjects ({ $first } to { $last }), by the query { $id }
       *[other] { $count } partners are asked about { $subjects } subjects ({ $first } to { $last }), by the query { $id }
    }
query-column-answer = ANSWER
query-column-took = TOOK
query-outcome-hit = hit
query-outcome-no-hit = no hit
query-outcome-refused = refused
query-outcome-silent = silent
query-outcome-not-asked = not asked
query-ms = { $count } ms
query-more-hits = and more, of which it does not tell
query-source-list = a list of the partner
query-source-record = a record
query-hit-bare = { $likeness }: { $source } has it, and no more may be told; ask the partner before you act
query-hit-ask = { $likeness }: { $source } { $id }; ask about it with 'ntc request new'
query-sum = { $asked } asked: { $hit } hit, { $without } no hit, { $refused } refused, { $silent } silent; in { $ms } ms
query-sum-kept-back = { $asked } asked: { $hit } hit, { $without } no hit, { $refused } refused, { $silent } silent; { $kept } not asked; in { $ms } ms
query-number-of = { $label } { $number } of { $country }
query-born = born { $date }
query-national = national of { $country }
query-of = of { $country }
query-name = name
query-unknown-subject = a subject that this version does not know
query-came-not-asked = { $count } not asked
query-hit-unseen = { $source } has it, that your rules do not show you
