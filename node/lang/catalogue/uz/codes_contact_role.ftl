### Codes of the list "contact role": what each means.

contact_role-source = bojxona amaliyoti va olib qoʻyish toʻgʻrisida eʼlon qilingan hisobotlar asosidagi oʻz roʻyxati
contact_role--liaison = Aloqa ofitseri
contact_role--duty_desk = Navbatchilik qismi
contact_role--data_protection = Shaxsiy maʼlumotlarni himoya qilish boʻyicha xodim
