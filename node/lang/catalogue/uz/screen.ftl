screen-not-screened = solishtirib tekshirish oʻtkazilmadi
screen-forms = formatlar: { $forms }
screen-presets = rejimlar: { $presets }
screen-progress = tekshirildi
screen-cut-short = tugun hammasi tekshirilmasdan chaqiruvni tugatdi
screen-repeat = buyruqni takrorlang
screen-before = { $line } qatori, { $target } boʻyicha harakat qilishdan oldin: { $warning }
screen-more-matches = { $count ->
        [one] Birining yana { $count } mosligi koʻrsatilmagan
       *[other] Birining yana { $count } mosligi koʻrsatilmagan
    }
screen-damaged = { $list } roʻyxati boʻyicha TEKSHIRILMADI: roʻyxat buzilgan; sababini 'ntc watchlist list' koʻrsatadi
screen-too-large = { $list } roʻyxati boʻyicha TEKSHIRILMADI: unda { $most } tadan koʻp nom bor, bu bir roʻyxat chegarasi; uni boʻling
screen-column-line = QATOR
screen-column-who = KIM
screen-column-sought = QIDIRILAYOTGAN
screen-column-in = QAYERDA
screen-column-by = NIMAGA KOʻRA
screen-match = moslik
screen-possible = ehtimoliy
screen-faults = { $count ->
        [one] { $count } xato:
       *[other] { $count } xato:
    }
screen-fault-kept = { $file }, { $line } qator, { $field }: { $why } [{ $reason }], ushbusiz tekshirildi
screen-fault-written = { $file }, { $line } qator, { $field }: { $why } [{ $reason }], yozilganidek tekshirildi
screen-fault-year = { $file }, { $line } qator, { $field }: { $why } [{ $reason }], faqat yili boʻyicha tekshirildi
screen-fault-left = { $file }, { $line } qator, { $field }: { $why } [{ $reason }], tekshirilmadi
screen-more-faults = va yana { $count }; --json dastlabki mingtasini oʻz ichiga oladi
screen-do = nima qilish kerak: { $advice }
screen-passengers = { $count ->
        [one] { $count } yoʻlovchi
       *[other] { $count } yoʻlovchi
    }
screen-subjects = { $count ->
        [one] { $count } obyekt
       *[other] { $count } obyekt
    }
screen-sum = { $all }, moslik: { $matches }, ehtimoliy: { $possible }, solishtirilgani: { $against }
screen-edition = { $list }, { $day } dagi { $number }-nashr
screen-edition-version = { $list }, { $day } dagi { $number }-nashr (versiya { $version })
screen-alerts = { $count ->
        [one] { $count } ogohlantirish
       *[other] { $count } ogohlantirish
    }
screen-notices = { $count ->
        [one] olib qoʻyish toʻgʻrisidagi { $count } xabarnoma
       *[other] olib qoʻyish toʻgʻrisidagi { $count } xabarnoma
    }
screen-against-nothing = hech narsa: saqlangan roʻyxat ham, amaldagi ogohlantirish ham yoʻq; 'ntc watchlist import FILE' roʻyxatni qabul qiladi
screen-and = { $others } va { $last }
screen-target-alert = { $origin } ogohlantirishi { $id }
screen-target-notice = { $origin } olib qoʻyish xabarnomasi { $id }
screen-by-number = raqam
screen-by-email = el. pochta
screen-by-name = ism
screen-by-alike = raqam, oʻxshash
screen-by-swapped = raqam, oʻrin almashgan boʻlishi mumkin
screen-by-slip = raqam, xato yozilgan boʻlishi mumkin
screen-by-address = manzil
screen-by-goods = tovar va yoʻnalish
screen-another-name = boshqa ism
screen-fact-differs = { $fact } mos emas
screen-fact-fits = { $fact } mos
screen-fact-outcome = { $fact }: { $outcome }
screen-outcome-one-digit = bitta raqami farq qiladi (xato yozilgan boʻlishi mumkin)
screen-outcome-swapped = kun va oy almashgan (xato yozilgan boʻlishi mumkin)
screen-outcome-compatible = bir xil boʻlishi mumkin
screen-outcome-unknown = nomaʼlum
screen-outcome-same = bir xil
screen-outcome-differs = farq qiladi
screen-outcome-far-apart = juda farq qiladi
screen-outcome-compatible-code = mos keladi
screen-outcome-swapped-code = almashgan
screen-outcome-one-digit-code = bitta raqam
screen-fact-birth = tugʻilgan sana
screen-fact-state = davlat
screen-fact-document = hujjat
screen-fact-sex = jins
screen-ask-first = { $contact }: avval { $owner } dan soʻrang
screen-score = 1000 dan { $score } ball, asosi: { $by }
screen-number = { $scheme }: bu yerda { $asked }, u yerda { $held }
screen-word = { $word } = { $held } ({ $latin } / { $held_latin }): { $reason }, 1000 dan { $likeness }
screen-word-written = yozilganidek
screen-word-sound = talaffuz
screen-word-near-sound = yaqin talaffuz
screen-word-spelling = yozilishi
screen-word-other-name = boshqa ism
screen-word-initial = bosh harf
screen-word-short-form = qisqa shakl
screen-word-joined = qoʻshib yozilgan
screen-only-here = faqat bu yerda: { $words }
screen-only-there = faqat u yerda: { $words }
screen-order = soʻralgani: { $action }; asosi: { $basis }
screen-order-until = soʻralgani: { $action }; asosi: { $basis }; { $day } gacha
screen-asked-until = soʻralgani: { $action }; { $day } gacha
screen-seized-until = olib qoʻyilgan: hech narsa soʻralmaydi; { $day } gacha qidiriladi
screen-goods = { $part }: bu yerda { $asked }, qidirilayotgani { $held }
screen-names = ism: bu yerda { $asked }, u yerda { $held }: 1000 dan { $score }
screen-would-match = moslik boʻlardi, agar { $fact }: { $outcome }
screen-would-possible = ehtimoliy boʻlardi, agar { $fact }: { $outcome }
screen-would-not = moslik boʻlmasdi, agar { $fact }: { $outcome }
screen-unseen = { $count ->
        [one] { $line } qatori boʻyicha harakat qilishdan oldin: u qoidalaringiz sizga koʻrsatmaydigan { $count } ogohlantirishga mos; koʻra oladigan kishidan soʻrang
       *[other] { $line } qatori boʻyicha harakat qilishdan oldin: u qoidalaringiz sizga koʻrsatmaydigan { $count } ogohlantirishga mos; koʻra oladigan kishidan soʻrang
    }
