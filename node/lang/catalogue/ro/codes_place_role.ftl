### codes_place_role

place_role-source = listă proprie, după practica vamală publicată și rapoartele privind capturile
place_role--control = Oprit sau controlat
place_role--discovery = Mărfuri descoperite
place_role--search = Percheziționat
place_role--arrest = Persoane arestate
place_role--loading = Încărcat
place_role--unloading = Descărcat
place_role--storage = Depozitat
place_role--handover = Predat
place_role--delivery = Livrat sub supraveghere
place_role--meeting = Predat între mijloace de transport pe parcurs
place_role--entry = Intrare în țară
place_role--exit = Ieșire din țară
