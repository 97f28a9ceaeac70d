### Codes of the list "media kind": what each means.

media_kind-source = bojxona amaliyoti va olib qoʻyish toʻgʻrisida eʼlon qilingan hisobotlar asosidagi oʻz roʻyxati
media_kind--photo = Fotosurat
media_kind--xray = Rentgen yoki skaner tasviri
media_kind--document = Hujjat
