### codes_refusal_code

refusal_code-source = listă proprie, după practica vamală publicată și rapoartele privind capturile
refusal_code--essential_security = Interes esențial de securitate
refusal_code--running_investigation = Anchetă în desfășurare
refusal_code--person_safety = Siguranța unei persoane
refusal_code--judicial_authorisation_refused = Autorizare judiciară refuzată
refusal_code--outside_agreement = În afara acordului
refusal_code--no_legal_basis = Fără temei juridic
refusal_code--originator_refused = Date ale unei părți terțe, refuzate de autor
refusal_code--disproportionate = Disproporționat
refusal_code--minor_offence = Încălcare minoră
refusal_code--not_available = Indisponibil
refusal_code--cannot_identify = Subiectul nu poate fi identificat
refusal_code--quota = Cotă epuizată
refusal_code--cannot_reciprocate = Solicitantul nu le-ar putea furniza el însuși
