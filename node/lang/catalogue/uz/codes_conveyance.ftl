### Codes of the list "conveyance": what each means.

conveyance-source = bojxona amaliyoti va olib qoʻyish toʻgʻrisida eʼlon qilingan hisobotlar asosidagi oʻz roʻyxati
conveyance--truck = Yuk avtomobili, tirkamali yoki tirkamasiz
conveyance--trailer = Faqat tirkama
conveyance--van = Furgon
conveyance--car = Yengil avtomobil
conveyance--bus = Avtobus
conveyance--motorcycle = Mototsikl
conveyance--on_foot = Piyoda
conveyance--animal = Yuk tashuvchi hayvon yoki arava
conveyance--passenger = Jamoat transporti yoʻlovchisi
conveyance--vessel = Kema
conveyance--fishing_vessel = Baliq ovlash kemasi
conveyance--yacht = Yaxta
conveyance--ferry = Parom
conveyance--boat = Qayiq
conveyance--submersible = Suvosti apparati
conveyance--aircraft = Havo kemasi
conveyance--light_aircraft = Yengil samolyot yoki vertolyot
conveyance--drone = Dron
conveyance--wagon = Temir yoʻl vagoni
conveyance--passenger_train = Yoʻlovchi poyezdi
conveyance--container = Konteyner, tashuvchi koʻrsatilmagan
conveyance--parcel = Posilka yoki ekspress joʻnatma
conveyance--letter = Xat
conveyance--pipeline = Quvur yoki kabel
conveyance--other = Boshqa
