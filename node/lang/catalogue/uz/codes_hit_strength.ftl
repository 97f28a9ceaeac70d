### Codes of the list "hit strength": what each means.

hit_strength-source = bojxona amaliyoti va olib qoʻyish toʻgʻrisida eʼlon qilingan hisobotlar asosidagi oʻz roʻyxati
hit_strength--exact = Raqami yoki ismi va ikkinchi maʼlumoti bir xil
hit_strength--possible = Xodim tasdiqlagan, lekin aytilganlarning hammasi boʻyicha emas
