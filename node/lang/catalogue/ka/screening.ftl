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
screening-subject-none = აღნიშვნით { $reference } არავინ ინახება. იძებნება მხოლოდ ფაილის აღნიშვნა, კვანძის საკუთარი სახელი და ჩანაწერის იდენტიფიკატორი: არც პირის სახელი და არც საბუთის ნომერი. შემოწმებულების შენახვის ვადა: { $days }
screening-subject-how = მიუთითეთ აღნიშვნა ისე, როგორც ფაილშია, კვანძის საკუთარი სახელი, როგორც მას დამთხვევა აჩვენებს, ან ჩანაწერის სრული იდენტიფიკატორი
screening-subject-record = ჩანაწერი { $id }, { $origin }, { $field }
screening-subject-kept = ინახება { $until } UTC-მდე
screening-column-when = როდის (UTC)
screening-column-against = რასთან
screening-column-result = შედეგი
screening-found-nothing = არაფერი მოიძებნა
screening-found = { $count ->
        [one] მოიძებნა { $count }
       *[other] მოიძებნა { $count }
    }
screening-met = მოიძებნა; თანხვედრას აჩვენებს 'ntc hit list'
screening-met-unknown = არ აღნიშნულა: ერთბაშად ბევრი მოიძებნა; აჩვენებს 'ntc hit list'
screening-not-against = { $against }; არა ამათთან: { $lists }
screening-subject-more = ამ სახელით სხვებიც არიან; კვანძის მიერ მიცემული სახელის რვა ან მეტი ნიშანი მხოლოდ ერთს აჩვენებს
screening-times-more = { $count ->
        [one] კიდევ { $count }-ჯერ ხელახლა შემოწმდა
       *[other] კიდევ { $count }-ჯერ ხელახლა შემოწმდა
    }
screening-subject-unseen = { $count ->
        [one] კიდევ { $count } ობიექტია ჩანაწერში, რომელსაც თქვენი წესები არ გაჩვენებთ
       *[other] კიდევ { $count } ობიექტია ჩანაწერებში, რომლებსაც თქვენი წესები არ გაჩვენებთ
    }
screening-not-erased = არავინ წაშლილა
screening-erase-several = { $count ->
        [one] ამ სახელით ინახება { $count }; მიუთითეთ საჭიროს კვანძისეული სახელი, რომელსაც აჩვენებს 'ntc screening subject'
       *[other] ამ სახელით ინახება { $count }; მიუთითეთ საჭიროს კვანძისეული სახელი, რომელსაც აჩვენებს 'ntc screening subject'
    }
screening-erase-ask = { $who } წაიშლება შემოწმებულთაგან; თანხვედრები, შენახული მოთხოვნები და აუდიტი რჩება. წასაშლელად აკრიფეთ yes:
screening-erase-yes = მიუთითეთ --yes
screening-erase-record = { $reference } ჩანაწერია და სხვაგვარად იშლება: ადმინისტრატორი იყენებს 'ntc record erase ID'
screening-erased = #{ $name } აქ წაშლილია. რჩება სხვა, სადაც შეიძლება ეწეროს: თანხვედრები, გადაუწყვეტელიც, მოთხოვნები 30 დღით და საკონტროლო სიების ჩანაწერები
