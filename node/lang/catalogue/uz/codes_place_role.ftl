### Codes of the list "place role": what each means.

place_role-source = bojxona amaliyoti va olib qoʻyish toʻgʻrisida eʼlon qilingan hisobotlar asosidagi oʻz roʻyxati
place_role--control = Toʻxtatilgan yoki tekshirilgan
place_role--discovery = Tovar topilgan
place_role--search = Tintuv oʻtkazilgan
place_role--arrest = Shaxslar ushlangan
place_role--loading = Yuklangan
place_role--unloading = Tushirilgan
place_role--storage = Saqlangan
place_role--handover = Topshirilgan
place_role--delivery = Nazorat ostida yetkazilgan
place_role--meeting = Yoʻlda bir transportdan boshqasiga berilgan
place_role--entry = Mamlakatga kirish
place_role--exit = Mamlakatdan chiqish
