watchlist-modes = rejimlar: { $modes }
watchlist-actions = harakatlar: { $actions }
watchlist-markers = belgilar: { $markers }
watchlist-grade = '{ $text }' baho emas; 4x4:B2, 3x5x2:1A yoki admiralty:B2 koʻrinishida yozing
watchlist-not-made = roʻyxat yaratilmadi
watchlist-not-described = roʻyxat tavsiflanmadi
watchlist-made = Yaratildi: { $state }
watchlist-not-written = roʻyxat yozilmadi
watchlist-exported = { $count ->
        [one] { $list } roʻyxatidan { $count } band { $file } fayliga yozildi
       *[other] { $list } roʻyxatidan { $count } band { $file } fayliga yozildi
    }
watchlist-exported-without = Faylda yoʻq: roʻyxatning oʻz nomi, ulashilishi, asosi, bahosi va muddati.
watchlist-exported-anew = Oʻsha roʻyxatni qayta yaratish uchun: shularning hammasi bilan 'ntc watchlist create LIST', soʻng 'ntc watchlist add LIST FILE --as-written'
watchlist-not-taken-in = roʻyxat qabul qilinmadi
watchlist-forms = formatlar: { $forms }
watchlist-several = oʻzingizning bir necha jadvalingiz bitta roʻyxat boʻladi; nomini --to bilan bering
watchlist-to-one = fayllar bir nechta roʻyxatga tegishli, --to esa bittasini nomlaydi: { $lists }
watchlist-to-one-advice = --to parametrini olib tashlang yoki har bir roʻyxatni alohida buyruq bilan yuklang
watchlist-unnamed = fayl nomi roʻyxat nomi boʻla olmaydi; roʻyxatni --to bilan nomlang
watchlist-there = { $list } roʻyxati bor, boshqa faylning jadvali esa boshqa roʻyxat boʻlishi mumkin
watchlist-there-advice = 'ntc watchlist update { $list } FILE' uni yangi versiya sifatida, --to NAME boshqa roʻyxat sifatida qabul qiladi
watchlist-entries-read = oʻqilgan band
watchlist-try-again = qayta urinib koʻring
watchlist-cut-short = tugun qabul qilish qanday tugaganini aytmasdan chaqiruvni tugatdi
watchlist-look = 'ntc watchlist list' ni koʻring
watchlist-took-in = { $count ->
        [one] { $list } qabul qilindi: { $count } band
       *[other] { $list } qabul qilindi: { $count } band
    }
watchlist-would-hold = { $count ->
        [one] Hech narsa oʻzgartirilmadi. { $list } da { $count } band boʻlardi
       *[other] Hech narsa oʻzgartirilmadi. { $list } da { $count } band boʻlardi
    }
watchlist-before = Oldin: { $before }. Qoʻshildi { $added }, oʻzgardi { $changed }, qayta raqamlandi { $renumbered }, olib tashlandi { $removed }
watchlist-fate-added = qoʻshildi
watchlist-fate-changed = oʻzgardi
watchlist-fate-renumbered = qayta raqamlandi
watchlist-fate-removed = olib tashlandi
watchlist-formerly = { $change }, oldin: { $former }
watchlist-left = Tekshirilmaydi { $what }: { $count }
watchlist-faults = { $count ->
        [one] { $count } xato:
       *[other] { $count } xato:
    }
watchlist-place = { $file }-fayl, { $line }-qator
watchlist-place-entry = { $file }-fayl, { $line }-qator, band { $key }
watchlist-taken-without = ushbusiz olindi
watchlist-taken-as-written = yozilganidek olindi
watchlist-taken-year = faqat yili saqlandi
watchlist-not-taken = olinmadi
watchlist-do = nima qilish kerak: { $advice }
watchlist-do-as-written = hujjatlar bilan raqamma-raqam solishtiring; yozilganidek qabul qilindi
watchlist-do-last-row = faylning oxirgi qatori toʻliqligini tekshiring; u qabul qilindi
watchlist-more-changes = va yana { $count } oʻzgarish; ular --json da
watchlist-more-faults = va yana { $count } xato; ular --json da
watchlist-not-listed = roʻyxatlar koʻrsatilmadi
watchlist-none = Nazorat roʻyxati yoʻq. 'ntc watchlist import FILE' roʻyxatni qabul qiladi.
watchlist-column-list = ROʻYXAT
watchlist-column-entries = BANDLAR
watchlist-column-changed = OʻZGARGAN
watchlist-column-by = KIM
watchlist-column-from = QAYERDAN
watchlist-column-leaves = TUGUNDAN CHIQADI
watchlist-officers = xodimlar
watchlist-not-shown = roʻyxat koʻrsatilmadi
watchlist-empty = Unda band yoʻq.
watchlist-more = Davomi: --after { $key }
watchlist-column-key = KALIT
watchlist-column-what = NIMA
watchlist-column-name = NOMI
watchlist-column-born = TUGʻILGAN
watchlist-column-numbers = RAQAMLAR
watchlist-column-states = DAVLATLAR
watchlist-label-key = Kalit
watchlist-label-what = Nima
watchlist-label-names = Nomlari
watchlist-label-born = Tugʻilgan
watchlist-label-born-at = Tugʻilgan joyi
watchlist-label-sex = Jinsi
watchlist-label-nationalities = Fuqaroliklari
watchlist-label-states = Davlatlar
watchlist-label-numbers = Raqamlari
watchlist-label-email = El. pochta
watchlist-label-addresses = Manzillari
watchlist-label-goods = Tovarlar va yoʻnalishlar
watchlist-label-listed = Roʻyxatdagi dastur
watchlist-label-former = Oldingi kalitlar
watchlist-label-remarks = Izohlar
watchlist-label-own = Alohida soʻralgani
watchlist-damaged = { $list } buzilgan, u boʻyicha tekshirilmaydi: { $why }
watchlist-edition = { $count ->
        [one] { $count } band, { $number }-oʻzgarish, { $at } UTC, { $by }
       *[other] { $count } band, { $number }-oʻzgarish, { $at } UTC, { $by }
    }
watchlist-told-none = Hamkorlarga hali birorta ham band xabar qilinmagan; 'ntc watchlist push { $list }' yangisini xabar qiladi.
watchlist-told-new = { $count ->
        [one] Hamkorlarga { $count } band xabar qilingan boʻlishi mumkin; 'ntc watchlist push { $list }' yangisini xabar qiladi.
       *[other] Hamkorlarga { $count } band xabar qilingan boʻlishi mumkin; 'ntc watchlist push { $list }' yangisini xabar qiladi.
    }
watchlist-told-back = { $count ->
        [one] Hamkorlarga { $count } band xabar qilingan boʻlishi mumkin; 'ntc watchlist push { $list }' buni qaytarib oladi.
       *[other] Hamkorlarga { $count } band xabar qilingan boʻlishi mumkin; 'ntc watchlist push { $list }' buni qaytarib oladi.
    }
watchlist-leaves-push = Bandlar yuborilganda ogohlantirish boʻlib chiqadi, hamkorlar savollariga ham shu bilan javob beriladi.
watchlist-leaves-hits = Bitimi ruxsat bergan hamkorlar savoli boʻyicha moslik bor-yoʻqligini biladi.
watchlist-leaves-no-more = Undan endi hech narsa tugundan chiqmaydi.
watchlist-leaves-nothing = Undan hech narsa tugundan chiqmaydi.
watchlist-asked = Soʻralgani: { $asked }
watchlist-warning = { $action }; diqqat: { $markers }
watchlist-order = { $action }; asosi: { $basis }; { $until }, qayta koʻrib chiqish { $review } gacha; egasi { $owner }
watchlist-order-first = { $action }; asosi: { $basis }; { $until }, qayta koʻrib chiqish { $review } gacha; egasi { $owner }, harakatdan oldin undan soʻraladi
watchlist-no-end = muddatsiz
watchlist-until = { $day } gacha
watchlist-reviews-due = { $list }: 30 kun ichida muddati keladigan yoki oʻtgan qayta koʻrib chiqishlar: { $count }, birinchisi { $day }
watchlist-source = Manba: { $format }, versiya { $version }
watchlist-source-unversioned = Manba: { $format }, versiyasi koʻrsatilmagan
watchlist-refused-part = { $count ->
        [one] { $count } band yoki qator olinmadi
       *[other] { $count } band yoki qator olinmadi
    }
watchlist-not-put = hech bir band yozilmadi
watchlist-kinds = turlari: { $kinds }
watchlist-add-nothing = kim yoki nima qidirilayotgani koʻrsatilmagan
watchlist-add-how = ism, raqam, manzil yoki yoʻnalishi bilan tovarni koʻrsating: --name, --born, --nationality, --number, --email, --address, --hs yoki --word, u bilan birga --origin, --via yoki --destination; masalan: ntc watchlist add LIST --kind person --name "Anna Invented" --born 1961-03
watchlist-add-unended = faylning oxiriga qarang: oxirgi qator toʻliq boʻlsa, --as-written uni shundayligicha oladi, undan keyingi qator oxiri esa shubhani bartaraf etadi
watchlist-number-form = passport:X0000001:GE yoki container:CSQU3054383 koʻrinishida yozing
watchlist-number-none = '{ $scheme }' raqam turi emas; turlarini 'ntc codes scheme' koʻrsatadi
watchlist-too-large = bandlar { $bytes } bayt, bir oʻzgarishga esa { $most } bayt sigʻadi
watchlist-wrote = { $count ->
        [one] { $count } band yozildi: { $keys }
       *[other] { $count } band yozildi: { $keys }
    }
watchlist-replaced = { $key } bandi almashtirildi
watchlist-replaced-lost = endi yoʻq: { $fields }
watchlist-replaced-changed = oʻzgardi: { $fields }
watchlist-replaced-added = qoʻshildi: { $fields }
watchlist-written-before = { $count ->
        [one] { $count } band oldingidek qoldi: { $keys }
       *[other] { $count } band oldingidek qoldi: { $keys }
    }
watchlist-not-removed = hech narsa olib tashlanmadi
watchlist-took-off = { $count ->
        [one] { $count } band olib tashlandi
       *[other] { $count } band olib tashlandi
    }
watchlist-remove-warning = { $list } boʻyicha endi hech kim tekshirilmaydi va uni qaytarib boʻlmaydi.
watchlist-remove-type = Olib tashlash uchun remove deb yozing:
watchlist-give-yes = --yes ni koʻrsating
watchlist-removed = { $list } barcha bandlari bilan olib tashlandi
watchlist-not-all-told = hammasi xabar qilinmadi
watchlist-nothing-told = hech narsa xabar qilinmadi
watchlist-push-type = Xabar qilish uchun push deb yozing:
watchlist-entries-told = xabar qilingan band
watchlist-partner-told = yangi: { $new }, tuzatish: { $corrected }, qaytarib olish: { $withdrawn }
watchlist-partner-told-without = yangi: { $new }, tuzatish: { $corrected }, qaytarib olish: { $withdrawn }; ushbu boʻlimlarsiz: { $sections }
watchlist-partner-unseeing = { $count ->
        [one] shaxslar haqida { $count } ogohlantirish yuborilmadi: hech bir bitim unga shaxslarni koʻrsatmaydi
       *[other] shaxslar haqida { $count } ogohlantirish yuborilmadi: hech bir bitim unga shaxslarni koʻrsatmaydi
    }
watchlist-partners = Hamkorlar boʻyicha:
watchlist-push-check = Hech narsa xabar qilinmadi. Yuborish quyidagini bajarardi:
watchlist-push-known = Roʻyxat boʻyicha xabar qilinadigan yangi narsa yoʻq.
watchlist-column-step = QADAM
watchlist-column-record = YOZUV
watchlist-column-told = KIMGA
watchlist-step-published = yangi
watchlist-step-corrected = tuzatish
watchlist-step-retracted = qaytarib olish
watchlist-step-later = keyinroq
watchlist-step-over = tugadi
watchlist-step-refused = rad etildi
watchlist-push-sum = Yangi: { $new }, tuzatish: { $corrected }, qaytarib olish: { $withdrawn }
watchlist-push-sum-refused = Yangi: { $new }, tuzatish: { $corrected }, qaytarib olish: { $withdrawn }, rad etilgan: { $refused }
watchlist-push-same = { $count ->
        [one] { $count } band oldingidek eʼlon qilingan.
       *[other] { $count } band oldingidek eʼlon qilingan.
    }
watchlist-push-cut = { $key }: ogohlantirishga toʻliq sigʻmaydi: { $fields }
watchlist-push-refused = { $key } rad etildi: { $why } [{ $code }]
watchlist-push-category = roʻyxat uchun huquqbuzarlik sohasini koʻrsating: ntc watchlist describe { $list } --category CODE; CODE quyidagilardan biri: { $codes }
watchlist-party-without = { $party } (ushbularsiz: { $sections })
watchlist-delivery = Kim olganini 'ntc alert delivery RECORD' koʻrsatadi.
watchlist-shrunk = Bandlarining beshdan biridan koʻpi yoʻqolgan: update uni faqat --accept-shrink bilan qabul qiladi
