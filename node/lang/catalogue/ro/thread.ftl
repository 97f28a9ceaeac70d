thread-not-shown = cazul nu a fost afișat
thread-column-signed = SEMNAT
thread-column-party = PARTE
thread-column-what = CE
thread-column-record = ÎNREGISTRARE
thread-cut = Despre acest caz s-a comunicat mai mult decât este listat.
