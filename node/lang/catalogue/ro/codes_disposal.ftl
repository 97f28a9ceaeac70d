### codes_disposal

disposal-source = listă proprie, după raportul anual CITES privind comerțul ilegal
disposal--kept_as_evidence = Păstrat ca probă
disposal--stored = În depozit până la decizie
disposal--forfeited = Confiscat
disposal--destroyed = Distrus
disposal--returned = Restituit proprietarului sau expeditorului
disposal--sent_back = Trimis înapoi peste frontieră
disposal--sold = Vândut
disposal--released = Eliberat după plata drepturilor sau a unei amenzi
disposal--handed_over = Predat altei autorități, unui muzeu sau unui centru de salvare
disposal--set_free = Animale vii puse în libertate
disposal--passed_under_control = Lăsat să continue sub supraveghere
disposal--other = Altul
