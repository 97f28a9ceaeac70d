client-not-connected = профіль непридатний
client-no-home = домашній каталог невідомий
client-not-there = немає { $path }
client-profile-lines = у ньому два рядки: address = "HOST:PORT" і server_name = "NAME"
client-address = адреса вузла непридатна
client-address-write = вкажіть HOST:PORT, наприклад ntc.example.gov:7443 або [::1]:7443
client-no-port = у '{ $address }' немає порту
client-not-a-port = '{ $port }' не порт
client-not-a-host = '{ $name }' не імʼя хоста й не IP-адреса
client-open-key = закритий ключ { $path } має режим { $mode }: його можуть прочитати інші
client-no-key = у { $path } немає закритого ключа у форматі PEM: { $why }
client-no-certificate = у { $path } немає сертифіката у форматі PEM: { $why }
client-empty = його там немає
client-issue-again = попросіть адміністратора вузла видати профіль знову
client-no-profile = немає профілю для підключення
client-name-profile = вкажіть каталог, виданий адміністратором вузла: --profile DIR або NTC_PROFILE=DIR
client-not-reached = немає звʼязку з вузлом { $address }
