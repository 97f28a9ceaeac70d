### Codes of the list "event kind": what each means.

event_kind-source = bojxona amaliyoti va olib qoʻyish toʻgʻrisida eʼlon qilingan hisobotlar asosidagi oʻz roʻyxati
event_kind--seizure = Olib qoʻyish
event_kind--detention = Tovarni ushlab qolish
event_kind--suspension = Chiqarishni toʻxtatib turish
event_kind--controlled_delivery = Nazorat ostida yetkazib berish
event_kind--attempt = Huquqbuzarlikka suiqasd
event_kind--third_country_information = Uchinchi mamlakatdagi voqea haqida axborot
