### Codes of the list "excise stamp": what each means.

excise_stamp-source = bojxona amaliyoti va olib qoʻyish toʻgʻrisida eʼlon qilingan hisobotlar asosidagi oʻz roʻyxati
excise_stamp--none = Yoʻq
excise_stamp--own = Xabar beruvchi davlatniki
excise_stamp--foreign = Boshqa davlatniki
excise_stamp--counterfeit = Soxta
excise_stamp--duty_free = Bojsiz savdo belgisi bor
