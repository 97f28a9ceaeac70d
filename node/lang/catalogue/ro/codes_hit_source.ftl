### codes_hit_source

hit_source-source = listă proprie, după practica vamală publicată și rapoartele privind capturile
hit_source--journey = O listă de pasageri sau un manifest
hit_source--record = Un aviz propriu sau o alertă proprie
hit_source--watchlist = O listă de supraveghere proprie
