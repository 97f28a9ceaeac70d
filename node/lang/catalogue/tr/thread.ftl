thread-not-shown = dosya gösterilmedi
thread-column-signed = İMZALANDI
thread-column-party = TARAF
thread-column-what = NE
thread-column-record = KAYIT
thread-cut = Bu dosya hakkında listelenenden fazlası söylendi.
