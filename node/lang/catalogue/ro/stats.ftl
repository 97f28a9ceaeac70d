stats-not-counted = nu s-a numărat nimic
stats-signed = Semnate de la { $from } până la { $until } UTC
stats-no-partner = Niciun partener nu este înrolat.
stats-index-behind = { $count ->
        [one] Indexul este cu { $count } intrare în urma datelor nodului: conținutul lor nu este numărat.
        [few] Indexul este cu { $count } intrări în urma datelor nodului: conținutul lor nu este numărat.
       *[other] Indexul este cu { $count } de intrări în urma datelor nodului: conținutul lor nu este numărat.
    }
stats-unseen = { $count ->
        [one] Nu s-a numărat { $count } înregistrare pe care regulile proprii nu o arată.
        [few] Nu s-au numărat { $count } înregistrări pe care regulile proprii nu le arată.
       *[other] Nu s-au numărat { $count } de înregistrări pe care regulile proprii nu le arată.
    }
stats-column-sent = TRIMISE
stats-column-signed-for = CONFIRMATE
stats-column-refused-there = REFUZATE ACOLO
stats-column-accepted = ACCEPTATE
stats-column-refused-here = REFUZATE AICI
stats-nothing = Nu s-a schimbat nimic.
stats-column-kind = TIP
stats-column-category = CATEGORIE
stats-by-category = La fel pe categorii; o înregistrare cu două categorii se numără în ambele.
stats-column-owed-by = DATORAT DE
stats-column-what = CE
stats-column-owed = DATORATE
stats-column-told = COMUNICATE
stats-column-in-time = LA TIMP
stats-column-median = MEDIANĂ
stats-said = { $by }, { $task }: { $codes }
stats-refused-there = Refuzate acolo: { $codes }
stats-refused-here = Refuzate aici: { $codes }
stats-own-overdue = întârziate acum de partea proprie: { $number }
stats-partners-overdue = întârziate acum la ei: { $number }
stats-recalls-outstanding = rechemate și încă neîndeplinite de ei: { $number }
stats-column-told-by = COMUNICAT DE
stats-column-in = ÎN
stats-column-seized = CAPTURAT
stats-column-sum = TOTAL
stats-column-unit = UNITATE
stats-column-how-known = CUM SE ȘTIE
stats-column-goods = BUNURI
stats-took-s = { $seconds } s
stats-took-min = { $minutes } min { $seconds } s
stats-took-h = { $hours } h { $minutes } min
stats-took-d = { $days } z { $hours } h
