### Codes of the list "specimen": what each means.

specimen-source = bojxona amaliyoti va olib qoʻyish toʻgʻrisida eʼlon qilingan hisobotlar asosidagi oʻz roʻyxati
specimen--live = Tirik
specimen--dead = Oʻlik, butun
specimen--part = Qismi
specimen--derivative = Undan yasalgan yoki qayta ishlangan
specimen--eggs = Tuxum, urugʻ yoki ikra
