client-not-connected = profildan foydalanib boʻlmaydi
client-no-home = uy katalogi nomaʼlum
client-not-there = { $path } yoʻq
client-profile-lines = unda ikki qator boʻladi: address = "HOST:PORT" va server_name = "NAME"
client-address = tugun manzilidan foydalanib boʻlmaydi
client-address-write = HOST:PORT koʻrinishida yozing, masalan ntc.example.gov:7443 yoki [::1]:7443
client-no-port = '{ $address }' ichida port yoʻq
client-not-a-port = '{ $port }' port emas
client-not-a-host = '{ $name }' xost nomi ham, IP manzil ham emas
client-open-key = { $path } yopiq kalitining rejimi { $mode }: uni boshqalar oʻqiy oladi
client-no-key = { $path } ichida PEM formatidagi yopiq kalit yoʻq: { $why }
client-no-certificate = { $path } ichida PEM formatidagi sertifikat yoʻq: { $why }
client-empty = uning ichida bunday yoʻq
client-issue-again = tugun administratoridan profilni qayta berishini soʻrang
client-no-profile = ulanish uchun profil yoʻq
client-name-profile = tugun administratori sizga bergan katalogni koʻrsating: --profile DIR yoki NTC_PROFILE=DIR
client-not-reached = { $address } manzilidagi tugun bilan aloqa boʻlmadi
