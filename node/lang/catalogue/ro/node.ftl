node-not-said = nodul nu și-a comunicat starea
node-no-party = nodul nu numește o parte în această formă: { $error }
node-no-party-advice = se folosește ntc din versiunea nodului
node-label-party = Parte
node-label-state = Stare
node-label-since = Funcționează din
node-since = { $at } UTC ({ $ago }), versiunea { $version }
node-label-partners = Parteneri
node-partners = conectați { $connected } din { $all }
node-label-published = Publicate
node-published = { $records }; în registru { $entries }
node-records = { $count ->
        [one] { $count } înregistrare
        [few] { $count } înregistrări
       *[other] { $count } de înregistrări
    }
node-entries = { $count ->
        [one] { $count } intrare
        [few] { $count } intrări
       *[other] { $count } de intrări
    }
node-label-received = Primite
node-received = { $records }; refuzate: { $refused }
node-label-disk = Spațiu liber pe disc
node-label-index = Indexul
node-index-lag = { $count ->
        [one] este cu { $count } intrare în urma jurnalului: din liste lipsesc cele mai noi
        [few] este cu { $count } intrări în urma jurnalului: din liste lipsesc cele mai noi
       *[other] este cu { $count } de intrări în urma jurnalului: din liste lipsesc cele mai noi
    }
node-nothing-to-look-at = Nimic nu necesită atenție.
node-to-look-at = De verificat:
node-state-ready = pregătit
node-state-full = disc plin
node-state-starting = pornește
node-state-read-only = doar citire
node-state-guarded = protejat
