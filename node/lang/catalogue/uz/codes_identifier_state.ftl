### Codes of the list "identifier state": what each means.

identifier_state-source = bojxona amaliyoti va olib qoʻyish toʻgʻrisida eʼlon qilingan hisobotlar asosidagi oʻz roʻyxati
identifier_state--genuine = Tekshiruv boʻyicha haqiqiy
identifier_state--original = Haqiqiysi, boshqasining ostidan yoki ortidan topilgan
identifier_state--false = Oʻylab topilgan: hech kim bermagan
identifier_state--cloned = Boshqasiniki, shunga qoʻyilgan
identifier_state--altered = Oʻzgartirilgan yoki oʻchirib tashlangan
identifier_state--former = Oʻzgartirilguncha boʻlgan
identifier_state--papers = Hujjatlarda bor, narsaning oʻzida yoʻq
identifier_state--sent = Radio orqali uzatilgan, yozib qoʻyilgani emas
identifier_state--spare = Birga olib yurilgan, oʻrnatilmagan
identifier_state--doubtful = Shubhali
