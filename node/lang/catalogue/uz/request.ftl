request-not-asked = soʻrov yuborilmadi
request-sample-advice = unga oʻz savolingizni va soʻralayotgan hamkorni yozing, soʻng 'ntc request new FILE' bilan yuboring
request-not-shown = soʻrov koʻrsatilmadi
request-not-told = hech narsa xabar qilinmadi
request-kinds = turlari
request-hours = { $count ->
        [one] { $count } soat
       *[other] { $count } soat
    }
request-minutes = { $count ->
        [one] { $count } daqiqa
       *[other] { $count } daqiqa
    }
request-is-asked = { $party }: soʻrov yuborildi, yozuv
request-was-asked = { $party }: oldin soʻralgan, hech narsa yozilmadi, yozuv
request-due = Soʻrov olinganidan keyingi javob muddati: { $time }.
request-sooner = Bu kelishilgan muddatdan erta: { $agreed }.
request-not-yet = { $party }: hali soʻralmagan.
request-ask-it = Soʻrovni yuborish
request-title = { $origin } yuborgan { $id } soʻrovi
request-title-withdrawn = { $origin } yuborgan { $id } soʻrovi, soʻrovchi qaytarib olgan
request-label-received = olindi
request-label-taken = ishga olindi
request-label-asks = soʻraladi
request-label-question = savol
request-label-because = asos
request-label-about = nima haqida
request-about = { $id } ({ $origin })
request-no-time = xabar qilinmagan
request-column-party = KIMNING JAVOBI
request-column-status = HOLATI
request-column-since = QACHONDAN
request-column-until = QACHONGACHA
request-column-record = YOZUV
request-taken = Muallifga { $id } ustida ishlayotganingiz xabar qilinadi, yozuv
