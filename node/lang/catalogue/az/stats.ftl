stats-not-counted = heç nə sayılmadı
stats-signed = İmzalanma dövrü: { $from } - { $until } UTC
stats-no-partner = Qeydiyyatda tərəfdaş yoxdur.
stats-index-behind = { $count ->
        [one] İndeks qovşağın saxladıqlarından { $count } yazı geridədir: onlarda olanlar sayılmayıb.
       *[other] İndeks qovşağın saxladıqlarından { $count } yazı geridədir: onlarda olanlar sayılmayıb.
    }
stats-unseen = { $count ->
        [one] Sayılmadı: qaydalarınızın göstərmədiyi { $count } yazı.
       *[other] Sayılmadı: qaydalarınızın göstərmədiyi { $count } yazı.
    }
stats-column-sent = GÖNDƏRİLƏN
stats-column-signed-for = QƏBZLİ
stats-column-refused-there = ORADA RƏDD
stats-column-accepted = QƏBUL EDİLƏN
stats-column-refused-here = BURADA RƏDD
stats-nothing = Heç nə mübadilə edilməyib.
stats-column-kind = NÖV
stats-column-category = KATEQORİYA
stats-by-category = Eyni, kateqoriya üzrə; iki kateqoriyalı qeyd hər ikisində sayılır.
stats-column-owed-by = BORCLU
stats-column-what = NƏ
stats-column-owed = GÖZLƏNİLƏN
stats-column-told = BİLDİRİLİB
stats-column-in-time = VAXTINDA
stats-column-median = MEDİAN
stats-said = { $by }, { $task }: { $codes }
stats-refused-there = Orada rədd edilib: { $codes }
stats-refused-here = Burada rədd edilib: { $codes }
stats-own-overdue = hazırda sizin gecikdirdiyiniz: { $number }
stats-partners-overdue = hazırda onların gecikdirdiyi: { $number }
stats-recalls-outstanding = geri çağırılıb, hələ yerinə yetirmədikləri: { $number }
stats-column-told-by = BİLDİRƏN
stats-column-in = HARADA
stats-column-seized = GÖTÜRÜLÜB
stats-column-sum = CƏM
stats-column-unit = VAHİD
stats-column-how-known = NECƏ MƏLUMDUR
stats-column-goods = MALLAR
stats-took-s = { $seconds } san
stats-took-min = { $minutes } dəq { $seconds } san
stats-took-h = { $hours } saat { $minutes } dəq
stats-took-d = { $days } gün { $hours } saat
