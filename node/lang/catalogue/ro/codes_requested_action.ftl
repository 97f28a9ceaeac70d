### codes_requested_action

requested_action-source = listă proprie, după practica vamală publicată și rapoartele privind capturile
requested_action--inform = Pentru informare
requested_action--monitor = Urmărire fără intervenție
requested_action--documentary_check = Verificarea documentelor
requested_action--scan = Scanare
requested_action--examine = Control fizic
requested_action--do_not_disclose = A nu se dezvălui comerciantului
requested_action--do_not_load = A nu se încărca
requested_action--let_pass_under_control = Lăsare să treacă sub supraveghere
