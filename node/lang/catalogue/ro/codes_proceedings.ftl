### codes_proceedings

proceedings-source = listă proprie, după practica vamală publicată și rapoartele privind capturile
proceedings--none = Fără proceduri: nu s-a constatat nicio încălcare
proceedings--pending = În examinare, nimic deschis încă
proceedings--criminal_case = Cauză penală
proceedings--administrative_case = Cauză contravențională
proceedings--customs_case = Cauză vamală
proceedings--settled = Soluționat prin amendă, fără instanță
proceedings--transferred = Predat altei autorități sau altui stat
proceedings--judged = Încheiat prin hotărâre judecătorească
proceedings--discontinued = Încheiat fără hotărâre judecătorească
proceedings--other = Altele
