### codes_media_kind

media_kind-source = listă proprie, după practica vamală publicată și rapoartele privind capturile
media_kind--photo = Fotografie
media_kind--xray = Imagine radiografică sau de scanare
media_kind--document = Document
