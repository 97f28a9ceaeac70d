### Codes of the list "quantity basis": what each means.

quantity_basis-source = bojxona amaliyoti va olib qoʻyish toʻgʻrisida eʼlon qilingan hisobotlar asosidagi oʻz roʻyxati
quantity_basis--measured = Oʻlchangan
quantity_basis--estimated = Taxminlangan
quantity_basis--declared = Deklaratsiyalangan
quantity_basis--gross = Oʻrami yoki idishi bilan birga oʻlchangan
quantity_basis--at_least = Kamida shuncha
quantity_basis--at_most = Koʻpi bilan shuncha
