stats-not-counted = არაფერი დათვლილა
stats-signed = ხელმოწერილია { $from }-დან { $until } UTC-მდე
stats-no-partner = პარტნიორი არ არის რეგისტრირებული.
stats-index-behind = { $count ->
        [one] ინდექსი კვანძის მონაცემებს { $count } ჩანაწერით ჩამორჩება: მათი შიგთავსი არ დათვლილა.
       *[other] ინდექსი კვანძის მონაცემებს { $count } ჩანაწერით ჩამორჩება: მათი შიგთავსი არ დათვლილა.
    }
stats-unseen = { $count ->
        [one] არ დათვლილა: { $count } ჩანაწერი, რომელსაც თქვენი წესები არ გაჩვენებთ.
       *[other] არ დათვლილა: { $count } ჩანაწერი, რომელსაც თქვენი წესები არ გაჩვენებთ.
    }
stats-column-sent = გაგზავნილი
stats-column-signed-for = ხელმოწერილი
stats-column-refused-there = იქ უარყოფილი
stats-column-accepted = მიღებული
stats-column-refused-here = აქ უარყოფილი
stats-nothing = არაფერი გაცვლილა.
stats-column-kind = სახე
stats-column-category = კატეგორია
stats-by-category = იგივე კატეგორიების მიხედვით; ორი კატეგორიის ჩანაწერი ორივეში ითვლება.
stats-column-owed-by = მოვალე
stats-column-what = რა
stats-column-owed = მოსალოდნელი
stats-column-told = შეტყობინებული
stats-column-in-time = ვადაში
stats-column-median = მედიანა
stats-said = { $by }, { $task }: { $codes }
stats-refused-there = იქ უარყოფილია: { $codes }
stats-refused-here = აქ უარყოფილია: { $codes }
stats-own-overdue = ახლა თქვენი ვადაგადაცილება: { $number }
stats-partners-overdue = ახლა მათი ვადაგადაცილება: { $number }
stats-recalls-outstanding = გამოხმობილი და მათ მიერ ჯერ შეუსრულებელი: { $number }
stats-column-told-by = შემტყობინებელი
stats-column-in = სად
stats-column-seized = ამოღებული
stats-column-sum = ჯამი
stats-column-unit = ერთეული
stats-column-how-known = როგორ ცნობილია
stats-column-goods = საქონელი
stats-took-s = { $seconds } წმ
stats-took-min = { $minutes } წთ { $seconds } წმ
stats-took-h = { $hours } სთ { $minutes } წთ
stats-took-d = { $days } დღე { $hours } სთ
