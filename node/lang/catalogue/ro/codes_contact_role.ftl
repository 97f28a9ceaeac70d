### codes_contact_role

contact_role-source = listă proprie, după practica vamală publicată și rapoartele privind capturile
contact_role--liaison = Ofițer de legătură
contact_role--duty_desk = Ofițer de serviciu
contact_role--data_protection = Responsabil cu protecția datelor
