### Codes of the list "relation": what each means.

relation-source = bojxona amaliyoti va olib qoʻyish toʻgʻrisida eʼlon qilingan hisobotlar asosidagi oʻz roʻyxati
relation--answers = Unga javob beradi
relation--result_of = Uning natijasi
relation--same_event = Oʻsha voqea haqida
relation--linked = Bogʻliq voqea haqida: oʻsha odamlar, tovar yoki yoʻnalish
relation--replaces = Uning oʻrnini bosadi
