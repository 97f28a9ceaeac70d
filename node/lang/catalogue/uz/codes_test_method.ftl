### Codes of the list "test method": what each means.

test_method-source = bojxona amaliyoti va olib qoʻyish toʻgʻrisida eʼlon qilingan hisobotlar asosidagi oʻz roʻyxati
test_method--declared = Hujjat yoki yorliqdan olingan
test_method--visual = Tashqi koʻrinishi boʻyicha
test_method--presumptive = Rangli reaksiya yoki test-tasma
test_method--raman = Raman yoki infraqizil spektrometr
test_method--trace = Iz detektori
test_method--xrf = Rentgen fluoressensiyasi
test_method--gamma = Gamma-spektrometr
test_method--lab = Laboratoriya
test_method--other = Boshqa
