stats-not-counted = hiçbir şey sayılmadı
stats-signed = İmza dönemi: { $from } - { $until } UTC
stats-no-partner = Tanımlı ortak yok.
stats-index-behind = { $count ->
        [one] Dizin, düğümün tuttuklarının { $count } girdi gerisinde: onlarda olanlar sayılmadı.
       *[other] Dizin, düğümün tuttuklarının { $count } girdi gerisinde: onlarda olanlar sayılmadı.
    }
stats-unseen = { $count ->
        [one] Sayılmadı: kurallarınızın göstermediği { $count } kayıt.
       *[other] Sayılmadı: kurallarınızın göstermediği { $count } kayıt.
    }
stats-column-sent = GÖNDERİLEN
stats-column-signed-for = ALINDILI
stats-column-refused-there = ORADA REDDEDİLEN
stats-column-accepted = KABUL EDİLEN
stats-column-refused-here = BURADA REDDEDİLEN
stats-nothing = Hiçbir şey değiş tokuş edilmedi.
stats-column-kind = TÜR
stats-column-category = KATEGORİ
stats-by-category = Aynısı kategoriye göre; iki kategorili kayıt ikisinde de sayılır.
stats-column-owed-by = BORÇLU
stats-column-what = NE
stats-column-owed = BEKLENEN
stats-column-told = BİLDİRİLEN
stats-column-in-time = SÜRESİNDE
stats-column-median = MEDYAN
stats-said = { $by }, { $task }: { $codes }
stats-refused-there = Orada reddedilen: { $codes }
stats-refused-here = Burada reddedilen: { $codes }
stats-own-overdue = şu an sizin geciktirdiğiniz: { $number }
stats-partners-overdue = şu an onların geciktirdiği: { $number }
stats-recalls-outstanding = geri çağrılan ve henüz uymadıkları: { $number }
stats-column-told-by = BİLDİREN
stats-column-in = NEREDE
stats-column-seized = EL KONULAN
stats-column-sum = TOPLAM
stats-column-unit = BİRİM
stats-column-how-known = NASIL BİLİNİYOR
stats-column-goods = EŞYA
stats-took-s = { $seconds } sn
stats-took-min = { $minutes } dk { $seconds } sn
stats-took-h = { $hours } sa { $minutes } dk
stats-took-d = { $days } gün { $hours } sa
