### Codes of the list "requested action": what each means.

requested_action-source = bojxona amaliyoti va olib qoʻyish toʻgʻrisida eʼlon qilingan hisobotlar asosidagi oʻz roʻyxati
requested_action--inform = Maʼlumot uchun
requested_action--monitor = Aralashmasdan kuzatish
requested_action--documentary_check = Hujjatlarni tekshirish
requested_action--scan = Skanerlash
requested_action--examine = Koʻrikdan oʻtkazish
requested_action--do_not_disclose = Tadbirkorga oshkor qilmaslik
requested_action--do_not_load = Yuklamaslik
requested_action--let_pass_under_control = Nazorat ostida oʻtkazib yuborish
