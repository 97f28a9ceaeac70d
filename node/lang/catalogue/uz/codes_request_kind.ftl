### Codes of the list "request kind": what each means.

request_kind-source = bojxona amaliyoti va olib qoʻyish toʻgʻrisida eʼlon qilingan hisobotlar asosidagi oʻz roʻyxati
request_kind--information = Axborot
request_kind--document = Hujjat nusxasi
request_kind--verification = Hujjat yoki bayonotlarning haqiqiyligi
request_kind--examination = Tovar yoki transport vositasini koʻrikdan oʻtkazish
request_kind--surveillance = Shaxs, joy, tovar yoki transportni kuzatish
request_kind--consent = Foydalanishga yoki boshqaga uzatishga rozilik
request_kind--other = Boshqa
