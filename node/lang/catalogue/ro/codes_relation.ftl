### codes_relation

relation-source = listă proprie, după practica vamală publicată și rapoartele privind capturile
relation--answers = Răspunde la ea
relation--result_of = Rezultă din ea
relation--same_event = Relatează același eveniment
relation--linked = Relatează un eveniment legat: aceleași persoane, mărfuri sau același itinerar
relation--replaces = O înlocuiește
