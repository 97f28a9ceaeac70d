### Codes of the list "channel": what each means.

channel-source = bojxona amaliyoti va olib qoʻyish toʻgʻrisida eʼlon qilingan hisobotlar asosidagi oʻz roʻyxati
channel--green = Yashil: deklaratsiyalanadigan narsa yoʻq yoki koʻriksiz chiqarilgan
channel--red = Qizil: deklaratsiyalanadigan yoki koʻrikdan oʻtkaziladigan tovarlar
channel--yellow = Sariq: hujjatlari tekshiriladi
channel--blue = Koʻk: chiqarilgandan keyin tekshiriladi
