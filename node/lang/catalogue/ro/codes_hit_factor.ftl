### codes_hit_factor

hit_factor-source = listă proprie, după practica vamală publicată și rapoartele privind capturile
hit_factor--name = Nume, în orice scriere și ortografie
hit_factor--birth_date = Data nașterii
hit_factor--nationality = Cetățenie, pavilion sau sediu
hit_factor--sex = Sex
hit_factor--document = Document de identitate sau de călătorie
hit_factor--container = Numărul containerului
hit_factor--plate = Număr de înmatriculare
hit_factor--vehicle = Alt număr al unui vehicul decât cel de înmatriculare
hit_factor--vessel = Numărul unei nave
hit_factor--aircraft = Numărul unei aeronave
hit_factor--wagon = Numărul vagonului
hit_factor--company_number = Numărul unei societăți sau al unui contribuabil
hit_factor--transport_document = Document de transport
hit_factor--phone = Număr de telefon
hit_factor--email = Adresă de e-mail
hit_factor--account = Cont
hit_factor--address = Adresă
hit_factor--goods_and_route = Mărfuri și itinerarul lor
hit_factor--other_number = Alt număr
