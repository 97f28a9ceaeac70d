### codes_outcome

outcome-source = listă proprie, după practica vamală publicată și rapoartele privind capturile
outcome--seizure = Captură
outcome--other_offence = Altă încălcare
outcome--no_offence = Nicio încălcare
outcome--not_arrived = Negăsit sau nesosit
outcome--not_examined_capacity = Necontrolat: capacitate
outcome--not_examined_released = Necontrolat: liber de vamă înainte de alertă
outcome--not_examined_jurisdiction = Necontrolat: în afara jurisdicției
outcome--open = Încă deschis
outcome--wrong_match = Concordanță greșită
