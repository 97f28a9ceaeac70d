### codes_measure

measure-source = listă proprie, după practica vamală publicată și rapoartele privind capturile
measure--none = Fără măsuri
measure--identified = Identificare
measure--questioned = Audiere
measure--searched = Percheziționare
measure--detained = Reținere
measure--arrested = Arestare
measure--charged = Punere sub acuzare
measure--fined = Amendare
measure--entry_refused = Refuzul intrării
measure--handed_over = Predare către altă autoritate
measure--released = Eliberare
measure--sentenced = Condamnare
measure--expelled = Expulzare din țară
measure--hospitalised = Transport la spital
measure--fled = Fugă sau negăsire
measure--wanted = Urmărire
measure--other = Altă măsură
