client-not-connected = profilul nu poate fi folosit
client-no-home = directorul personal nu este cunoscut
client-not-there = { $path } nu există
client-profile-lines = conține două linii: address = "HOST:PORT" și server_name = "NAME"
client-address = adresa nodului nu poate fi folosită
client-address-write = scrieți HOST:PORT, de exemplu ntc.example.gov:7443 sau [::1]:7443
client-no-port = '{ $address }' nu are port
client-not-a-port = '{ $port }' nu este un port
client-not-a-host = '{ $name }' nu este nici nume de gazdă, nici adresă IP
client-open-key = cheia privată { $path } are modul { $mode }: o pot citi și alții
client-no-key = { $path } nu conține o cheie privată în PEM: { $why }
client-no-certificate = { $path } nu conține un certificat în PEM: { $why }
client-empty = nu există niciunul în el
client-issue-again = cereți administratorului nodului să emită din nou profilul
client-no-profile = nu există profil pentru conectare
client-name-profile = indicați directorul emis de administratorul nodului: --profile DIR sau NTC_PROFILE=DIR
client-not-reached = nodul de la { $address } nu a fost contactat
