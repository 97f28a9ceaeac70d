### Codes of the list "stop role": what each means.

stop_role-source = bojxona amaliyoti va olib qoʻyish toʻgʻrisida eʼlon qilingan hisobotlar asosidagi oʻz roʻyxati
stop_role--origin = Joʻnash joyi
stop_role--loading = Yuklash
stop_role--transit = Tranzit
stop_role--border = Chegaradan oʻtish
stop_role--unloading = Tushirish
stop_role--destination = Borish joyi
stop_role--meeting = Yoʻlda boshqa transport bilan uchrashdi
stop_role--signal_lost = Joylashuvini bildirishni toʻxtatdi
stop_role--signal_back = Joylashuvini yana bildira boshladi
