client-not-connected = профиль непригоден
client-no-home = домашний каталог неизвестен
client-not-there = нет { $path }
client-profile-lines = в нём две строки: address = "HOST:PORT" и server_name = "NAME"
client-address = адрес узла непригоден
client-address-write = укажите HOST:PORT, например ntc.example.gov:7443 или [::1]:7443
client-no-port = в '{ $address }' нет порта
client-not-a-port = '{ $port }' не порт
client-not-a-host = '{ $name }' не имя хоста и не IP-адрес
client-open-key = закрытый ключ { $path } имеет режим { $mode }: его могут прочитать другие
client-no-key = в { $path } нет закрытого ключа в формате PEM: { $why }
client-no-certificate = в { $path } нет сертификата в формате PEM: { $why }
client-empty = его там нет
client-issue-again = попросите администратора узла выдать профиль заново
client-no-profile = нет профиля для подключения
client-name-profile = укажите каталог, выданный администратором узла: --profile DIR или NTC_PROFILE=DIR
client-not-reached = нет связи с узлом { $address }
