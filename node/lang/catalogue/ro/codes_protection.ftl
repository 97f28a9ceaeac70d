### codes_protection

protection-source = listă proprie, după practica vamală publicată și rapoartele privind capturile
protection--convention_108 = Ambele sunt părți la Convenția 108 a Consiliului Europei
protection--convention_108_plus = Ambele sunt părți la Convenția 108 modernizată
protection--adequacy = S-a constatat că legislația destinatarului oferă o protecție echivalentă
protection--treaty = O clauză a tratatului
protection--binding_safeguards = Garanții obligatorii pentru destinatar
