### Codes of the list "value basis": what each means.

value_basis-source = bojxona amaliyoti va olib qoʻyish toʻgʻrisida eʼlon qilingan hisobotlar asosidagi oʻz roʻyxati
value_basis--customs = Bojxona qiymati
value_basis--declared = Deklaratsiyalangan
value_basis--market = Xabar beruvchi davlatdagi bozor narxi
value_basis--street = Giyohvandlik vositalarining chakana narxi
value_basis--face = Nominal qiymat
value_basis--appraised = Ekspert baholagan qiymat
