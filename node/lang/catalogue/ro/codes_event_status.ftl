### codes_event_status

event_status-source = listă proprie, după practica vamală publicată și rapoartele privind capturile
event_status--initial = Raport inițial
event_status--confirmed_by_lab = Confirmat de laborator
event_status--closed = Încheiat
