### Codes of the list "direction": what each means.

direction-source = bojxona amaliyoti va olib qoʻyish toʻgʻrisida eʼlon qilingan hisobotlar asosidagi oʻz roʻyxati
direction--import = Import
direction--export = Eksport
direction--transit = Tranzit
direction--transhipment = Qayta yuklash
direction--domestic = Mamlakat ichida
