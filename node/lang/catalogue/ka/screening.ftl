screening-not-set = რეჟიმი არ დაყენებულა
screening-not-shown = არაფერია ნაჩვენები
screening-active-now = ამიერიდან მოქმედებს: { $preset }
screening-stays = არაფერი შეცვლილა: კვლავ მოქმედებს { $active }
screening-active = მოქმედებს: { $active }
screening-nobody-kept = სიებით შემოწმებული არავინ ინახება: რას აჩვენებს რეჟიმი, ჯერ უცნობია
screening-column-preset = რეჟიმი
screening-column-shown = ნაჩვენებია
screening-column-of = 1000-დან
screening-mark-active = მოქმედი
screening-mark-asked = მოთხოვნილი
screening-rates-of = { $count ->
        [one] { $since } UTC-დან შემოწმებული { $count } ობიექტიდან
       *[other] { $since } UTC-დან შემოწმებული { $count } ობიექტიდან
    }
screening-against = შემოწმება ხდება შემდეგით: { $against }
screening-memory = რეჟიმი: { $preset }; სიები და გაფრთხილებები მეხსიერებაში იკავებს { $size }
screening-damaged = სიით { $list } შემოწმება ᲐᲠ ხდება: სია დაზიანებულია; მიზეზს 'ntc watchlist list' აჩვენებს
screening-loading = იკითხება სიის { $list } უახლესი რედაქცია; მანამდე მოქმედებს წინა
screening-kept = { $count ->
        [one] ინახება { $count } შემოწმებული ობიექტი, თითოეულის ვადა: { $days }
       *[other] ინახება { $count } შემოწმებული ობიექტი, თითოეულის ვადა: { $days }
    }
screening-days = { $count ->
        [one] { $count } დღე
       *[other] { $count } დღე
    }
screening-again = მიმდინარეობს ხელახალი შემოწმება: შეიცვალა სია ან გაფრთხილება
screening-behind = { $count ->
        [one] გამოქვეყნებულიდან და მიღებულიდან შესამოწმებელია კიდევ { $count } ჩანაწერი
       *[other] გამოქვეყნებულიდან და მიღებულიდან შესამოწმებელია კიდევ { $count } ჩანაწერი
    }
