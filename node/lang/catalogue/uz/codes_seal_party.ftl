### Codes of the list "seal party": what each means.

seal_party-source = bojxona amaliyoti va olib qoʻyish toʻgʻrisida eʼlon qilingan hisobotlar asosidagi oʻz roʻyxati
seal_party--customs = Bojxona
seal_party--carrier = Tashuvchi
seal_party--shipper = Yuk joʻnatuvchi
seal_party--terminal = Terminal
seal_party--railway = Temir yoʻl
seal_party--other_authority = Boshqa organ
seal_party--unknown = Nomaʼlum
