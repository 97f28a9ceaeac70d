### Codes of the list "purpose": what each means.

purpose-source = bojxona amaliyoti va olib qoʻyish toʻgʻrisida eʼlon qilingan hisobotlar asosidagi oʻz roʻyxati
purpose--customs_risk = Bojxona xavflarini boshqarish
purpose--border_security = Chegara xavfsizligi
purpose--counter_narcotics = Giyohvandlik vositalariga qarshi kurash
purpose--counter_terrorism = Terrorizmga qarshi kurash
purpose--revenue_protection = Budjet daromadini himoya qilish
purpose--ipr_protection = Intellektual mulkni himoya qilish
purpose--wildlife_protection = Yovvoyi tabiatni himoya qilish
purpose--public_health = Jamoat salomatligini himoya qilish
purpose--exercise = Mashgʻulot: haqiqiy ish emas
