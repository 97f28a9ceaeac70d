### Codes of the list "outcome": what each means.

outcome-source = bojxona amaliyoti va olib qoʻyish toʻgʻrisida eʼlon qilingan hisobotlar asosidagi oʻz roʻyxati
outcome--seizure = Olib qoʻyish
outcome--other_offence = Boshqa huquqbuzarlik
outcome--no_offence = Huquqbuzarlik yoʻq
outcome--not_arrived = Topilmadi yoki yetib kelmadi
outcome--not_examined_capacity = Koʻrikdan oʻtkazilmadi: imkoniyat yetmadi
outcome--not_examined_released = Koʻrikdan oʻtkazilmadi: ogohlantirishdan oldin chiqarilgan
outcome--not_examined_jurisdiction = Koʻrikdan oʻtkazilmadi: vakolatdan tashqari
outcome--open = Hali ochiq
outcome--wrong_match = Xato moslik
