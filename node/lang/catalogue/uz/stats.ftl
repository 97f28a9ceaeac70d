stats-not-counted = hech narsa sanalmadi
stats-signed = Imzolangan davr: { $from } – { $until } UTC
stats-no-partner = Roʻyxatga olingan hamkor yoʻq.
stats-index-behind = { $count ->
        [one] Indeks tugundagidan { $count } element orqada: ulardagi maʼlumot sanalmagan.
       *[other] Indeks tugundagidan { $count } element orqada: ulardagi maʼlumot sanalmagan.
    }
stats-unseen = { $count ->
        [one] Hisobga olinmadi: qoidalaringiz koʻrsatmaydigan { $count } yozuv.
       *[other] Hisobga olinmadi: qoidalaringiz koʻrsatmaydigan { $count } yozuv.
    }
stats-column-sent = YUBORILGAN
stats-column-signed-for = IMZOLANGAN
stats-column-refused-there = U YERDA RAD ETILGAN
stats-column-accepted = QABUL QILINGAN
stats-column-refused-here = BU YERDA RAD ETILGAN
stats-nothing = Almashuv boʻlmagan.
stats-column-kind = TUR
stats-column-category = TOIFA
stats-by-category = Xuddi shu toifalar boʻyicha; ikki toifali yozuv ikkalasida ham sanaladi.
stats-column-owed-by = MASʼUL
stats-column-what = NIMA
stats-column-owed = KUTILGAN
stats-column-told = XABAR QILINGAN
stats-column-in-time = MUDDATIDA
stats-column-median = MEDIANA
stats-said = { $by }, { $task }: { $codes }
stats-refused-there = U yerda rad etilgan: { $codes }
stats-refused-here = Bu yerda rad etilgan: { $codes }
stats-own-overdue = hozir sizning muddati oʻtganlaringiz: { $number }
stats-partners-overdue = hozir ularning muddati oʻtganlari: { $number }
stats-recalls-outstanding = chaqirib olingan va ular hali bajarmagan: { $number }
stats-column-told-by = XABAR BERGAN
stats-column-in = QAYERDA
stats-column-seized = OLIB QOʻYILGAN
stats-column-sum = JAMI
stats-column-unit = BIRLIK
stats-column-how-known = QANDAY MAʼLUM
stats-column-goods = TOVAR
stats-took-s = { $seconds } s
stats-took-min = { $minutes } daq { $seconds } s
stats-took-h = { $hours } soat { $minutes } daq
stats-took-d = { $days } kun { $hours } soat
