client-not-connected = profil kullanılamıyor
client-no-home = ev dizini bilinmiyor
client-not-there = { $path } yok
client-profile-lines = içinde iki satır bulunur: address = "HOST:PORT" ve server_name = "NAME"
client-address = düğümün adresi kullanılamıyor
client-address-write = HOST:PORT biçiminde yazın, örneğin ntc.example.gov:7443 veya [::1]:7443
client-no-port = '{ $address }' içinde bağlantı noktası yok
client-not-a-port = '{ $port }' bir bağlantı noktası değil
client-not-a-host = '{ $name }' bir sunucu adı veya IP adresi değil
client-open-key = özel anahtar { $path } { $mode } kipinde: başkaları okuyabilir
client-no-key = { $path } içinde PEM biçiminde özel anahtar yok: { $why }
client-no-certificate = { $path } içinde PEM biçiminde sertifika yok: { $why }
client-empty = içinde hiç yok
client-issue-again = düğümünüzün yöneticisinden profili yeniden vermesini isteyin
client-no-profile = bağlanmak için profil yok
client-name-profile = düğümünüzün yöneticisinin size verdiği dizini belirtin: --profile DIR veya NTC_PROFILE=DIR
client-not-reached = { $address } adresindeki düğüme ulaşılamadı
