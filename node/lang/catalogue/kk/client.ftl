client-not-connected = профильді пайдалану мүмкін емес
client-no-home = үй каталогы белгісіз
client-not-there = { $path } жоқ
client-profile-lines = онда екі жол болады: address = "HOST:PORT" және server_name = "NAME"
client-address = түйіннің мекенжайын пайдалану мүмкін емес
client-address-write = HOST:PORT түрінде жазыңыз, мысалы ntc.example.gov:7443 немесе [::1]:7443
client-no-port = '{ $address }' ішінде порт жоқ
client-not-a-port = '{ $port }' порт емес
client-not-a-host = '{ $name }' хост атауы да, IP мекенжайы да емес
client-open-key = { $path } жабық кілтінің режимі { $mode }: оны басқалар оқи алады
client-no-key = { $path } ішінде PEM пішіміндегі жабық кілт жоқ: { $why }
client-no-certificate = { $path } ішінде PEM пішіміндегі сертификат жоқ: { $why }
client-empty = онда ондай жоқ
client-issue-again = түйін әкімшісінен профильді қайта беруін сұраңыз
client-no-profile = қосылатын профиль жоқ
client-name-profile = түйін әкімшісі сізге берген каталогты көрсетіңіз: --profile DIR немесе NTC_PROFILE=DIR
client-not-reached = { $address } мекенжайындағы түйінмен байланыс болмады
