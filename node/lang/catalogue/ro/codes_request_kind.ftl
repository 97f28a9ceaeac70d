### codes_request_kind

request_kind-source = listă proprie, după practica vamală publicată și rapoartele privind capturile
request_kind--information = Informații
request_kind--document = Copia unui document
request_kind--verification = Autenticitatea documentelor sau a declarațiilor
request_kind--examination = Controlul mărfurilor sau al mijloacelor de transport
request_kind--surveillance = Supravegherea persoanelor, locurilor, mărfurilor sau mijloacelor
request_kind--consent = Consimțământ pentru utilizare sau pentru transmitere mai departe
request_kind--other = Altă cerere
