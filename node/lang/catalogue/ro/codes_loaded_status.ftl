### codes_loaded_status

loaded_status-source = listă proprie, după practica vamală publicată și rapoartele privind capturile
loaded_status--full = Plin
loaded_status--empty = Gol
loaded_status--part = Încărcat parțial
