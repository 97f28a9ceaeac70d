### Codes of the list "measure": what each means.

measure-source = bojxona amaliyoti va olib qoʻyish toʻgʻrisida eʼlon qilingan hisobotlar asosidagi oʻz roʻyxati
measure--none = Chora koʻrilmagan
measure--identified = Shaxsi aniqlangan
measure--questioned = Soʻroq qilingan
measure--searched = Tintuv qilingan
measure--detained = Ushlangan
measure--arrested = Hibsga olingan
measure--charged = Ayb eʼlon qilingan
measure--fined = Jarima solingan
measure--entry_refused = Mamlakatga kiritilmagan
measure--handed_over = Boshqa organga topshirilgan
measure--released = Qoʻyib yuborilgan
measure--sentenced = Hukm qilingan
measure--expelled = Mamlakatdan chiqarib yuborilgan
measure--hospitalised = Kasalxonaga olib borilgan
measure--fled = Qochib ketgan yoki topilmagan
measure--wanted = Qidiruvda
measure--other = Boshqa
