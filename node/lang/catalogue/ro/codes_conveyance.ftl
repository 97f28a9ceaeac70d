### codes_conveyance

conveyance-source = listă proprie, după practica vamală publicată și rapoartele privind capturile
conveyance--truck = Camion, cu sau fără remorcă
conveyance--trailer = Numai remorcă
conveyance--van = Furgonetă
conveyance--car = Autoturism
conveyance--bus = Autobuz sau autocar
conveyance--motorcycle = Motocicletă
conveyance--on_foot = Pe jos
conveyance--animal = Animal de povară sau căruță
conveyance--passenger = Pasager al unui mijloc de transport public
conveyance--vessel = Navă
conveyance--fishing_vessel = Navă de pescuit
conveyance--yacht = Iaht
conveyance--ferry = Feribot
conveyance--boat = Ambarcațiune
conveyance--submersible = Submersibil
conveyance--aircraft = Aeronavă
conveyance--light_aircraft = Aeronavă ușoară sau elicopter
conveyance--drone = Dronă
conveyance--wagon = Vagon de cale ferată
conveyance--passenger_train = Tren de călători
conveyance--container = Container, transportator neprecizat
conveyance--parcel = Colet sau trimitere rapidă
conveyance--letter = Scrisoare
conveyance--pipeline = Conductă sau cablu
conveyance--other = Altul
