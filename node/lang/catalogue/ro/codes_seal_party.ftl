### codes_seal_party

seal_party-source = listă proprie, după practica vamală publicată și rapoartele privind capturile
seal_party--customs = Vama
seal_party--carrier = Transportatorul
seal_party--shipper = Expeditorul mărfii
seal_party--terminal = Terminalul
seal_party--railway = Calea ferată
seal_party--other_authority = Altă autoritate
seal_party--unknown = Necunoscut
