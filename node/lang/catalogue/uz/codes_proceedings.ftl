### Codes of the list "proceedings": what each means.

proceedings-source = bojxona amaliyoti va olib qoʻyish toʻgʻrisida eʼlon qilingan hisobotlar asosidagi oʻz roʻyxati
proceedings--none = Yoʻq: huquqbuzarlik aniqlanmadi
proceedings--pending = Koʻrib chiqilmoqda, ish hali qoʻzgʻatilmagan
proceedings--criminal_case = Jinoyat ishi
proceedings--administrative_case = Maʼmuriy ish
proceedings--customs_case = Bojxona huquqbuzarligi ishi
proceedings--settled = Sudsiz, jarima bilan tugagan
proceedings--transferred = Boshqa organga yoki davlatga topshirilgan
proceedings--judged = Sud hukmi bilan yakunlangan
proceedings--discontinued = Sud hukmisiz tugatilgan
proceedings--other = Boshqa
