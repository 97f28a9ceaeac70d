### codes_stop_role

stop_role-source = listă proprie, după practica vamală publicată și rapoartele privind capturile
stop_role--origin = Origine
stop_role--loading = Încărcare
stop_role--transit = Tranzit
stop_role--border = Trecerea frontierei
stop_role--unloading = Descărcare
stop_role--destination = Destinație
stop_role--meeting = Întâlnire cu alt mijloc de transport pe parcurs
stop_role--signal_lost = Poziția nu a mai fost transmisă
stop_role--signal_back = Poziția a fost transmisă din nou
