### codes_event_kind

event_kind-source = listă proprie, după practica vamală publicată și rapoartele privind capturile
event_kind--seizure = Captură
event_kind--detention = Reținerea mărfurilor
event_kind--suspension = Suspendarea liberului de vamă
event_kind--controlled_delivery = Livrare supravegheată
event_kind--attempt = Tentativă
event_kind--third_country_information = Informații despre un eveniment într-o țară terță
