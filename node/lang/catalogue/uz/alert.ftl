alert-not-corrected = ogohlantirish tuzatilmadi
alert-corrected = { $before } tuzatildi: { $version }-versiyasi:
alert-corrected-told = Avvalgi versiyasi bor hamkorlarga bildiriladi.
alert-who-obeyed = Kim bajardi: ntc recall status { $id }
alert-deliveries-not-shown = yetkazish koʻrsatilmadi
alert-receipts = tilxatlar
alert-receipts-missing = { $count ->
        [one] { $seconds } s dan keyin { $count } ta tilxat yoʻq
       *[other] { $seconds } s dan keyin { $count } ta tilxat yoʻq
    }
alert-receipts-advice = hech narsa yoʻqolmagan: tugun imkoni boʻlishi bilan yuboradi; batafsil va kimga qoʻngʻiroq qilish: 'ntc peer show PARTY'
alert-held-back-here = shu yerda ushlab turilgan, { $why }
alert-no-receipt = hali tilxat yoʻq
alert-erased-before = Ogohlantirishni imzolab olganlar uni avval yoki undan qolganini olgan.
alert-nobody-enrolled = Hech bir hamkor roʻyxatga olinmagan: uni hech kim olmaydi.
alert-column-partner = HAMKOR
alert-column-state = HOLATI
alert-column-receipt = TILXAT (UTC)
alert-column-gets = OLADI
alert-column-not = OLMAYDI
alert-state-until = { $state }, { $until } UTC da
alert-receipt-by = { $time } dan kechikmay
alert-not-utf8 = { $file }: bu UTF-8 emas; UTF-8 qilib saqlab, qayta urining
alert-empty = { $file }: boʻsh
alert-request-asked = soʻrov eʼlon qilinmaydi, yoʻllanadi
alert-request-advice = uni yagona oluvchi tomonga yoʻllang: 'ntc request new FILE'
alert-sample-itself = bu namunaning oʻzi, unda haqiqiy voqea yoʻq
alert-sample-persons = undagi shaxslar namunadan olingan, ular mavjud emas
alert-sample-advice = oʻz voqeangizni kiriting, 'ntc alert publish FILE --check' bilan koʻring, keyin eʼlon qiling
alert-table-advice = 'ntc alert import{ $option } --template' boshlangʻich jadval yozadi; ustunlari --help da
alert-erasure-label = Oʻchirilgan
alert-erasure = { $at } UTC, { $by }, reyestrining { $entry }-elementi: { $sections } ({ $why })
alert-erased-expired = saqlash muddati tugadi
alert-erased-withdrawn = muallif qaytarib oldi
alert-erased-demanded = shaxsning huquqi yoki sud talab qildi
alert-erased-given-up = shu tomon voz kechdi
alert-erased-unknown = bu versiya bilmaydigan sabab: { $code }
alert-not-imported = jadval yuklanmadi
alert-point-or-comma = point yoki comma deb yozing
alert-import-broke = Yuklash uzilib qoldi. Qayta ishga tushiring: eʼlon qilingani ikkinchi marta eʼlon qilinmaydi.
alert-import-no-end = yuklash oxiriga yetmadi
alert-import-again = yuklashni qayta ishga tushiring: eʼlon qilingani ikkinchi marta eʼlon qilinmaydi
alert-check-no-end = tekshirish oxiriga yetmadi
alert-check-again = tekshirishni qayta ishga tushiring
alert-publishing = eʼlon qilinmoqda
alert-checking = tekshirilmoqda
alert-unanswered = { $count ->
        [one] tugun { $count } ta satrga javob bermadi
       *[other] tugun { $count } ta satrga javob bermadi
    }
alert-near-comparing = raqamlar solishtirilmoqda
alert-near-not-looked = yaqin raqamlar qidirilmadi
alert-near-title = Balki boshqasi nazarda tutilgan, hujjatlar bilan solishtiring:
alert-near-line = { $line }-satr
alert-near-more = va yana { $count } ta: ularni --all-rows koʻrsatadi
alert-near-left-failed = { $count ->
        [one] { $count } ta satrning raqamlari solishtirilmadi: { $why }
       *[other] { $count } ta satrning raqamlari solishtirilmadi: { $why }
    }
alert-near-left = { $count ->
        [one] { $count } ta satrning raqamlari solishtirilmadi: koʻrsatilgani yetarli.
       *[other] { $count } ta satrning raqamlari solishtirilmadi: koʻrsatilgani yetarli.
    }
alert-read = { $form } deb oʻqildi; { $lines }.
alert-rows = { $count ->
        [one] { $count } ta satr
       *[other] { $count } ta satr
    }
alert-check-result = Eʼlon qilish mumkin: { $published }, avval eʼlon qilingan: { $before }, mumkin emas: { $refused }. Hech narsa yuborilmadi.
alert-import-result = Eʼlon qilindi: { $published }, avval eʼlon qilingan: { $before }, rad etildi: { $refused }.
alert-not-taken = { $count ->
        [one] Tugun hozir { $count } ta satrni qabul qila olmadi; ularda xato yoʻq: jadvalni keyinroq qayta yuklang.
       *[other] Tugun hozir { $count } ta satrni qabul qila olmadi; ularda xato yoʻq: jadvalni keyinroq qayta yuklang.
    }
alert-made = { $count ->
        [one] { $count } ta satrda id yoʻq: hisob raqami mazmundan tuzildi; id boʻlsa, tuzatish voqeani atay oladi.
       *[other] { $count } ta satrda id yoʻq: hisob raqami mazmundan tuzildi; id boʻlsa, tuzatish voqeani atay oladi.
    }
alert-warnings = Eslatmalar, hech narsa rad etilmagan:
alert-finding-line = satr
alert-finding-do = nima qilish
alert-more-rules = { $count ->
        [one] Yana { $count } ta qoida buzilgan: --all-rows hammasini barcha satrlari bilan koʻrsatadi.
       *[other] Yana { $count } ta qoida buzilgan: --all-rows hammasini barcha satrlari bilan koʻrsatadi.
    }
alert-ranges-more = { $lines } va yana { $count } ta: ularni --all-rows koʻrsatadi
alert-totals-nobody = Hech bir hamkor roʻyxatga olinmagan: ularni hech kim olmaydi.
alert-totals-nobody-would = Hech bir hamkor roʻyxatga olinmagan: ularni hech kim olmasdi.
alert-totals-all = { $count ->
        [one] { $count } ta hamkor hammasini oladi: { $parties }
       *[other] { $count } ta hamkor hammasini oladi: { $parties }
    }
alert-totals-all-would = { $count ->
        [one] { $count } ta hamkor hammasini olardi: { $parties }
       *[other] { $count } ta hamkor hammasini olardi: { $parties }
    }
alert-totals-none = { $party } hech birini olmaydi: { $why }
alert-totals-none-would = { $party } hech birini olmasdi: { $why }
alert-totals-some = { $party } oladi: { $some } / { $rows }: { $why }
alert-totals-some-would = { $party } olardi: { $some } / { $rows }: { $why }
alert-not-listed = ogohlantirishlar roʻyxati koʻrsatilmadi
alert-list-nothing = Hech narsa topilmadi. Saralashsiz 'ntc alert list' tugundagi barcha narsani koʻrsatadi.
alert-column-event = VOQEA
alert-column-from = KIMDAN
alert-column-kind = TURI
alert-column-place = JOYI
alert-column-goods = TOVARLAR
alert-column-urgency = SHOSHILINCHLIK
alert-categories = toifalar
alert-not-published = ogohlantirish eʼlon qilinmadi
alert-pages-looked = { $count ->
        [one] { $count } ta yozuv koʻrildi, hozircha mosi yoʻq; qidiruv davom etmoqda
       *[other] { $count } ta yozuv koʻrildi, hozircha mosi yoʻq; qidiruv davom etmoqda
    }
alert-pages-more = Davomi bor: --all hammasini sanaydi, --page { $key } shu yerdan davom ettiradi.
alert-pages-on = Davomi bor: --page { $key } shu yerdan davom ettiradi.
alert-pages-surest = Bu koʻp yozuvda bor: aniqroq javoblar uchun { $count } ta yozuv oʻqildi, qolganlari qanchalik aniq boʻlmasin, yangisidan eskisiga keladi. Soʻz koʻp boʻlsa, topilgani kam boʻladi.
alert-pages-behind = { $count ->
        [one] Eng yangilari boʻlmasligi mumkin: indeks tugundagidan { $count } element orqada. Bir ozdan keyin qayta soʻrang.
       *[other] Eng yangilari boʻlmasligi mumkin: indeks tugundagidan { $count } element orqada. Bir ozdan keyin qayta soʻrang.
    }
alert-out-of-reach = { $party } yozuvlaridan ochib boʻlmaydigani: { $count }; hamkor chetga qoʻyilgan, sababi: 'ntc peer list --details'.
alert-out-of-reach-all = { $party } yozuvlarining barchasini ochib boʻlmaydi va birortasi roʻyxatda yoʻq; hamkor chetga qoʻyilgan, sababi: 'ntc peer list --details'.
alert-made-reference = Qoralamada hisob raqami yoʻq; u mazmunidan tuzildi: { $reference }. Oʻzgargan fayl boshqa voqea deb olinmasligi uchun national.source_reference ni koʻrsating.
alert-nobody-left = Olishi mumkin boʻlgan, lekin unda yoʻq hech kim qolmadi: yangi hech narsa bildirilmadi.
alert-ask-nobody = Uni hech kim olmaydi. Baribir eʼlon qilish uchun yes deb yozing:
alert-ask-elsewhere = kimdir javob bera oladigan joyda ishga tushiring
alert-not-simulated = hech narsa modellashtirilmadi
alert-not-publishable = qoralamani eʼlon qilib boʻlmaydi
alert-would-again = Avval { $id } sifatida eʼlon qilingan: qayta eʼlon qilish hech narsa yozmaydi.
alert-would-nobody = Uni hech kim olmasdi.
alert-checked = Qoralamani { $origin } eʼlon qila oladi. Hech kimga bildirilmadi.
alert-would-none-enrolled = Hali hech bir hamkor roʻyxatga olinmagan: uni hech kim olmasdi.
alert-published-before = Avval { $id } sifatida eʼlon qilingan: yangi hech narsa yozilmadi.
alert-published = Eʼlon qilindi { $id }: reyestrning { $entry }-elementi, { $size } oʻlchamli imzolangan nazorat nuqtasi ostida.
alert-published-nobody = Uni hech kim olmaydi: hech bir hamkor roʻyxatga olinmagan. 'ntc peer add CARD' roʻyxatga oladi, keyin --again bildiradi.
alert-concluded-nobody = Uni hech kim olmaydi. Sababi oxirgi ustunda; kim bilan nima amalda ekanini 'ntc agreement list' koʻrsatadi. Bu oʻzgarganda: ntc alert publish FILE --again
alert-concluded = { $count ->
        [one] { $count } hamkordan { $entitled } tasi oladi. Nima boʻlgani: ntc alert delivery { $id }
       *[other] { $count } hamkordan { $entitled } tasi oladi. Nima boʻlgani: ntc alert delivery { $id }
    }
alert-unseen = Koʻring: chora koʻrish soʻraladi, lekin kim haqida ekani koʻrsatilmaydi: { $parties }
alert-gets-nothing = hech narsa
alert-withheld-asked = berilmagan, soʻrash mumkin
alert-refused-not-listed = rad etilgan yozuvlar roʻyxati koʻrsatilmadi
alert-refused-none = Hamkorlar yuborganidan hech narsa rad etilmagan.
alert-column-received = OLINGAN (UTC)
alert-column-refused = RAD ETILGAN
alert-column-again = QAYTA KOʻRILADI (UTC)
alert-not-withdrawn = ogohlantirish qaytarib olinmadi
alert-reasons = sabablar
alert-retract-ask = { $id } ogohlantirishi shu yerda va u bor barcha hamkorlarda oʻchiriladi. Qaytarib olish uchun yes deb yozing:
alert-give-yes = --yes ni koʻrsating
alert-withdrew = Qaytarib olindi: { $id }.
alert-withdrew-all = Qaytarib olindi: { $id }, barcha { $count } versiyasi.
alert-retract-nobody = Hech bir hamkorda yoʻq.
alert-retract-told = Bularga bildiriladi, chunki ularga yuborilgan yoki yoʻlda:
alert-retract-unable = qaytarib olishni oʻqiy olmaydi: qoʻngʻiroq qiling
alert-not-shown = ogohlantirish koʻrsatilmadi
alert-came-untold = Natijasini hozir aytib boʻlmaydi: { $why }
alert-came-title = Natijasi, 'ntc outcome ID' boʻyicha. Vaqt UTC boʻyicha.
alert-came-none = Natijasini hech kim bildirmagan va hech kim bildirishi shart emas.
alert-show-of = { $kind }, { $origin }
alert-show-contact-first = Chora koʻrishdan oldin muallifdan soʻraladi.
alert-show-nothing-left = Mazmunidan hech narsa qolmagan.
alert-show-not-disclosed = Oshkor qilinmagan yoki yoʻq: { $sections }
alert-show-revealed = Qolganidan keyin koʻrsatilgan va imzolangani aynan shu ekani isbotlangan: { $sections }
alert-show-entry = Muallif reyestrining { $entry }-elementi; { $since } UTC dan beri saqlanadi
alert-show-entry-key = Muallif reyestrining { $entry }-elementi; { $since } UTC dan beri saqlanadi; muallif kaliti { $key }
alert-show-retracted = Muallif qaytarib olgan
alert-show-superseded = Muallif tuzatgan
alert-show-same = Boshqa yoʻl bilan olingan
alert-show-refused = Rad etilgan
alert-show-again = { $until } UTC da qayta koʻriladi
alert-show-held-back = Muallif bir qismini ushlab turibdi
alert-show-kept = { $until } UTC gacha saqlanadi, asosi: { $by }
alert-show-kept-section = { $section }: { $until } UTC gacha, asosi: { $by }
alert-show-use = Foydalanish: { $said }
alert-bound-author = muallif
alert-bound-agreement = { $agreement } bitimi
alert-bound-agreement-ended = { $agreement } bitimining tugashi
alert-bound-own = shu tugunning qoidasi
alert-from = { $origin } tomonidan { $by } orqali, nomlangan roziliksiz; { $origin } uni { $id } deb ataydi
alert-from-consent = { $origin } tomonidan { $by } orqali, { $origin } bergan { $consent } roziligi bilan; { $origin } uni { $id } deb ataydi
alert-signed-known = { $origin } kartochkasida nomlangan { $key } kaliti bilan imzolangan; { $origin } reyestrining { $entry }-elementi
alert-signed-said = { $by } aytishicha { $origin } ga tegishli { $key } kaliti bilan imzolangan; { $origin } reyestrining { $entry }-elementi
alert-also-author = Muallifdan ham keldi, TLP:{ $tlp }, { $id } yozuvi bilan; qatʼiyroq shartlar amal qiladi
alert-also-by = { $by } orqali ham keldi, TLP:{ $tlp }, { $id } yozuvi bilan; qatʼiyroq shartlar amal qiladi
alert-kinds = turlari: { $names }
alert-page-key = kalit oldingi sahifa oxiridagi kalitdir
alert-goods-erased = oʻchirilgan
alert-from-by = { $origin }, { $by } orqali
alert-look-at = Koʻrish kerak:
alert-publish-it = Eʼlon qilish
alert-pages-looking = hozircha mosi yoʻq; qidiruv davom etmoqda
alert-published-unseen = Qoidalaringiz bu yozuvni, demak uni kim olganini ham sizga koʻrsatmaydi.
alert-not-proven = hech qanday isbot yozilmadi
alert-proven = { $file } yozildi. Uni olgan kishi 'ntc ledger check' bilan tekshiradi; tugun kerak emas.
alert-proven-shows = U quyidagi boʻlimlarni koʻrsatadi: { $sections }
alert-proven-nothing = U hech qanday boʻlimni koʻrsatmaydi, faqat sarlavhani.
alert-proven-whose = Kalitlar { $origin } tomonniki ekani faqat oʻsha tomon oʻqib beradigan kalit izidan maʼlum: { $fingerprint }
