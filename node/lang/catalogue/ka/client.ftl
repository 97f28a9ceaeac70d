client-not-connected = პროფილის გამოყენება შეუძლებელია
client-no-home = საწყისი დირექტორია უცნობია
client-not-there = { $path } არ არსებობს
client-profile-lines = მასში ორი სტრიქონია: address = "HOST:PORT" და server_name = "NAME"
client-address = კვანძის მისამართის გამოყენება შეუძლებელია
client-address-write = მიუთითეთ HOST:PORT, მაგალითად ntc.example.gov:7443 ან [::1]:7443
client-no-port = '{ $address }' პორტს არ შეიცავს
client-not-a-port = '{ $port }' პორტი არ არის
client-not-a-host = '{ $name }' არც ჰოსტის სახელია და არც IP-მისამართი
client-open-key = დახურული გასაღების { $path } რეჟიმია { $mode }: მისი წაკითხვა სხვებსაც შეუძლიათ
client-no-key = { $path } არ შეიცავს დახურულ გასაღებს PEM ფორმატში: { $why }
client-no-certificate = { $path } არ შეიცავს სერტიფიკატს PEM ფორმატში: { $why }
client-empty = მასში ასეთი არ არის
client-issue-again = სთხოვეთ კვანძის ადმინისტრატორს, ხელახლა გასცეს პროფილი
client-no-profile = დასაკავშირებელი პროფილი არ არის
client-name-profile = მიუთითეთ დირექტორია, რომელიც კვანძის ადმინისტრატორმა მოგცათ: --profile DIR ან NTC_PROFILE=DIR
client-not-reached = კვანძთან { $address } კავშირი ვერ დამყარდა
