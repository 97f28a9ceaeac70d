### codes_identifier_state

identifier_state-source = listă proprie, după practica vamală publicată și rapoartele privind capturile
identifier_state--genuine = Autentic, potrivit verificării
identifier_state--original = Cel autentic, găsit sub altul sau în spatele altuia
identifier_state--false = Inventat: nu l-a eliberat nimeni
identifier_state--cloned = Al altui obiect, aplicat pe acesta
identifier_state--altered = Modificat sau șters
identifier_state--former = Purtat înainte de o schimbare
identifier_state--papers = Pe documente, nu pe obiect
identifier_state--sent = Așa cum este transmis prin radio, nu cum este inscripționat
identifier_state--spare = Transportat, nemontat
identifier_state--doubtful = Îndoielnic
