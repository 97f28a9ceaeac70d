### codes_hit_strength

hit_strength-source = listă proprie, după practica vamală publicată și rapoartele privind capturile
hit_strength--exact = Identic după un număr sau după un nume și un al doilea element
hit_strength--possible = Confirmat de un ofițer, deși nu prin toate elementele comunicate
