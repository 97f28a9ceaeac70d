client-not-connected = profildən istifadə etmək olmur
client-no-home = ev kataloqu məlum deyil
client-not-there = { $path } yoxdur
client-profile-lines = orada iki sətir olur: address = "HOST:PORT" və server_name = "NAME"
client-address = qovşağın ünvanından istifadə etmək olmur
client-address-write = HOST:PORT kimi yazın, məsələn ntc.example.gov:7443 və ya [::1]:7443
client-no-port = '{ $address }' portsuzdur
client-not-a-port = '{ $port }' port deyil
client-not-a-host = '{ $name }' nə host adıdır, nə də IP ünvanı
client-open-key = { $path } məxfi açarının rejimi { $mode }: başqaları onu oxuya bilər
client-no-key = { $path } daxilində PEM formatında məxfi açar yoxdur: { $why }
client-no-certificate = { $path } daxilində PEM formatında sertifikat yoxdur: { $why }
client-empty = içində yoxdur
client-issue-again = qovşağınızın inzibatçısından profili yenidən verməsini istəyin
client-no-profile = qoşulmaq üçün profil yoxdur
client-name-profile = qovşağınızın inzibatçısının sizə verdiyi kataloqu göstərin: --profile DIR və ya NTC_PROFILE=DIR
client-not-reached = { $address } ünvanındakı qovşağa çatmaq olmadı
