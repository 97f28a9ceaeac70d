### Codes of the list "disposal": what each means.

disposal-source = oʻz roʻyxati, CITES noqonuniy savdo boʻyicha yillik hisoboti asosida
disposal--kept_as_evidence = Ashyoviy dalil sifatida saqlanmoqda
disposal--stored = Qaror chiqquncha saqlovda
disposal--forfeited = Musodara qilingan
disposal--destroyed = Yoʻq qilingan
disposal--returned = Egasiga yoki joʻnatuvchiga qaytarilgan
disposal--sent_back = Chegaradan ortga qaytarilgan
disposal--sold = Sotilgan
disposal--released = Boj yoki jarima toʻlangandan keyin chiqarib yuborilgan
disposal--handed_over = Boshqa organga, muzeyga yoki qutqaruv markaziga topshirilgan
disposal--set_free = Tirik hayvonlar erkinlikka qoʻyib yuborilgan
disposal--passed_under_control = Nazorat ostida yoʻliga yuborilgan
disposal--other = Boshqa
