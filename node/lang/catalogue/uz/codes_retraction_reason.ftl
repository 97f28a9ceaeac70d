### Codes of the list "retraction reason": what each means.

retraction_reason-source = bojxona amaliyoti va olib qoʻyish toʻgʻrisida eʼlon qilingan hisobotlar asosidagi oʻz roʻyxati
retraction_reason--wrong_subject = Boshqa shaxs yoki narsa koʻrsatilgan
retraction_reason--duplicate = Ikki marta aytilgan
retraction_reason--unfounded = Asossiz boʻlib chiqdi
retraction_reason--legal = Qonun yoki sud talab qiladi
retraction_reason--other = Boshqa
