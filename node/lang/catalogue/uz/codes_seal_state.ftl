### Codes of the list "seal state": what each means.

seal_state-source = bojxona amaliyoti va olib qoʻyish toʻgʻrisida eʼlon qilingan hisobotlar asosidagi oʻz roʻyxati
seal_state--intact = Butun
seal_state--broken = Buzilgan
seal_state--tampered = Ochilib, qayta yopilgan
seal_state--replaced = Almashtirilgan
seal_state--cloned = Soxta, haqiqiysining raqami bilan
seal_state--missing = Yoʻq
seal_state--unknown = Nomaʼlum
