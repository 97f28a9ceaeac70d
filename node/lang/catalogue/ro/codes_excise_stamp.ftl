### codes_excise_stamp

excise_stamp-source = listă proprie, după practica vamală publicată și rapoartele privind capturile
excise_stamp--none = Fără timbru
excise_stamp--own = Al statului raportor
excise_stamp--foreign = Al altui stat
excise_stamp--counterfeit = Contrafăcut
excise_stamp--duty_free = Marcat ca scutit de taxe
