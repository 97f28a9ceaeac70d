### Codes of the list "hit source": what each means.

hit_source-source = bojxona amaliyoti va olib qoʻyish toʻgʻrisida eʼlon qilingan hisobotlar asosidagi oʻz roʻyxati
hit_source--journey = Yoʻlovchilar roʻyxati yoki manifest
hit_source--record = Oʻz xabarnomasi yoki ogohlantirishi
hit_source--watchlist = Oʻz nazorat roʻyxati
