watchlist-modes = რეჟიმებია: { $modes }
watchlist-actions = მოქმედებებია: { $actions }
watchlist-markers = ნიშნულებია: { $markers }
watchlist-grade = '{ $text }' შეფასება არ არის; ჩაწერეთ ასე: 4x4:B2, 3x5x2:1A ან admiralty:B2
watchlist-not-made = სია არ შექმნილა
watchlist-not-described = სიის აღწერა არ შეცვლილა
watchlist-made = შეიქმნა { $state }
watchlist-not-written = სია არ ჩაწერილა
watchlist-exported = { $count ->
        [one] სიიდან { $list } ჩაიწერა { $count } პუნქტი ფაილში { $file }
       *[other] სიიდან { $list } ჩაიწერა { $count } პუნქტი ფაილში { $file }
    }
watchlist-exported-without = ფაილში არ არის: თავად სიის სათაური, გაზიარება, საფუძველი, შეფასება და ვადა.
watchlist-exported-anew = იმავე სიის ხელახლა შესაქმნელად: 'ntc watchlist create LIST' ამ ყველაფრით, შემდეგ 'ntc watchlist add LIST FILE --as-written'
watchlist-not-taken-in = სია არ მიღებულა
watchlist-forms = ფორმატებია: { $forms }
watchlist-several = თქვენი რამდენიმე ცხრილი ერთ სიად იქცევა; დაასახელეთ --to-ით
watchlist-to-one = ფაილები რამდენიმე სიას ეკუთვნის, --to კი ერთს ასახელებს: { $lists }
watchlist-to-one-advice = მოაშორეთ --to ან თითოეული სია ცალკე ბრძანებით შემოიტანეთ
watchlist-unnamed = ფაილის სახელი სიისთვის არ გამოდგება; დაასახელეთ სია --to-ით
watchlist-there = სია { $list } უკვე არსებობს, სხვა ფაილის ცხრილი კი შეიძლება სხვა სია იყოს
watchlist-there-advice = 'ntc watchlist update { $list } FILE' მას ახალ ვერსიად იღებს, --to NAME კი სხვა სიად
watchlist-entries-read = წაკითხული პუნქტი
watchlist-try-again = სცადეთ ხელახლა
watchlist-cut-short = კვანძმა კავშირი დაასრულა და არ თქვა, როგორ დასრულდა მიღება
watchlist-look = იხილეთ 'ntc watchlist list'
watchlist-took-in = { $count ->
        [one] მიღებულია { $list }: { $count } პუნქტი
       *[other] მიღებულია { $list }: { $count } პუნქტი
    }
watchlist-would-hold = { $count ->
        [one] არაფერი შეცვლილა. { $list }-ში იქნებოდა { $count } პუნქტი
       *[other] არაფერი შეცვლილა. { $list }-ში იქნებოდა { $count } პუნქტი
    }
watchlist-before = იყო: { $before }. დაემატა { $added }, შეიცვალა { $changed }, გადაინომრა { $renumbered }, ამოიღეს { $removed }
watchlist-fate-added = დაემატა
watchlist-fate-changed = შეიცვალა
watchlist-fate-renumbered = გადაინომრა
watchlist-fate-removed = ამოიღეს
watchlist-formerly = { $change }, ადრე: { $former }
watchlist-left = არ მოწმდება { $what }: { $count }
watchlist-faults = { $count ->
        [one] { $count } შეცდომა:
       *[other] { $count } შეცდომა:
    }
watchlist-place = ფაილი { $file }, სტრიქონი { $line }
watchlist-place-entry = ფაილი { $file }, სტრიქონი { $line }, პუნქტი { $key }
watchlist-taken-without = აღებულია ამის გარეშე
watchlist-taken-as-written = აღებულია ისე, როგორც წერია
watchlist-taken-year = შენარჩუნდა მხოლოდ წელი
watchlist-not-taken = არ არის აღებული
watchlist-do = რა უნდა გააკეთოთ: { $advice }
watchlist-do-as-written = შეადარეთ საბუთებს, ციფრი ციფრით; მიღებულია ისე, როგორც წერია
watchlist-do-last-row = ნახეთ, სრულია თუ არა ფაილის ბოლო სტრიქონი; ის მიღებულია
watchlist-more-changes = და კიდევ { $count } ცვლილება; იხილეთ --json
watchlist-more-faults = და კიდევ { $count } შეცდომა; იხილეთ --json
watchlist-not-listed = სიები არ არის ნაჩვენები
watchlist-none = საკონტროლო სია არ არის. 'ntc watchlist import FILE' იღებს სიას.
watchlist-column-list = სია
watchlist-column-entries = პუნქტები
watchlist-column-changed = შეიცვალა
watchlist-column-by = ვინ
watchlist-column-from = საიდან
watchlist-column-leaves = ტოვებს კვანძს
watchlist-officers = ოფიცრები
watchlist-not-shown = სია არ არის ნაჩვენები
watchlist-empty = მასში პუნქტი არ არის.
watchlist-more = შემდეგ: --after { $key }
watchlist-column-key = გასაღები
watchlist-column-what = რა
watchlist-column-name = სახელი
watchlist-column-born = დაბადება
watchlist-column-numbers = ნომრები
watchlist-column-states = სახელმწიფოები
watchlist-label-key = გასაღები
watchlist-label-what = რა
watchlist-label-names = სახელები
watchlist-label-born = დაბადება
watchlist-label-born-at = დაბადების ადგილი
watchlist-label-sex = სქესი
watchlist-label-nationalities = მოქალაქეობები
watchlist-label-states = სახელმწიფოები
watchlist-label-numbers = ნომრები
watchlist-label-email = ელფოსტა
watchlist-label-addresses = მისამართები
watchlist-label-goods = საქონელი და მარშრუტები
watchlist-label-listed = შეტანილია
watchlist-label-former = ადრინდელი გასაღებები
watchlist-label-remarks = შენიშვნები
watchlist-label-own = ცალკე მოთხოვნა
watchlist-damaged = { $list } დაზიანებულია, მასთან შემოწმება არ ხდება: { $why }
watchlist-edition = { $count ->
        [one] { $count } პუნქტი, ცვლილება { $number }, { $at } UTC, { $by }
       *[other] { $count } პუნქტი, ცვლილება { $number }, { $at } UTC, { $by }
    }
watchlist-told-none = პარტნიორებს ჯერ არცერთი პუნქტი არ ეცნობათ; 'ntc watchlist push { $list }' ატყობინებს სიახლეს.
watchlist-told-new = { $count ->
        [one] პარტნიორებს შესაძლოა ეცნობათ { $count } პუნქტი; 'ntc watchlist push { $list }' ატყობინებს სიახლეს.
       *[other] პარტნიორებს შესაძლოა ეცნობათ { $count } პუნქტი; 'ntc watchlist push { $list }' ატყობინებს სიახლეს.
    }
watchlist-told-back = { $count ->
        [one] პარტნიორებს შესაძლოა ეცნობათ { $count } პუნქტი; 'ntc watchlist push { $list }' აუქმებს ამას.
       *[other] პარტნიორებს შესაძლოა ეცნობათ { $count } პუნქტი; 'ntc watchlist push { $list }' აუქმებს ამას.
    }
watchlist-leaves-push = პუნქტები გადაცემისას გაფრთხილებებად გადის და პარტნიორთა კითხვებს მისით პასუხობენ.
watchlist-leaves-hits = პარტნიორები, რომლებსაც შეთანხმება რთავს ნებას, იგებენ, არის თუ არა თანხვედრა.
watchlist-leaves-no-more = მისგან მეტი აღარაფერი ტოვებს კვანძს.
watchlist-leaves-nothing = მისგან არაფერი ტოვებს კვანძს.
watchlist-asked = მოთხოვნა: { $asked }
watchlist-warning = { $action }; ყურადღება: { $markers }
watchlist-order = { $action }; საფუძველი: { $basis }; { $until }, გადასინჯვა { $review }-მდე; მფლობელი { $owner }
watchlist-order-first = { $action }; საფუძველი: { $basis }; { $until }, გადასინჯვა { $review }-მდე; მფლობელი { $owner }, რომელსაც მოქმედებამდე ეკითხებიან
watchlist-no-end = უვადოდ
watchlist-until = { $day }-მდე
watchlist-reviews-due = { $list }: გადახედვები, რომელთა ვადა 30 დღეში დგება ან გასულია: { $count }, პირველი { $day }
watchlist-source = წყარო: { $format }, ვერსია { $version }
watchlist-source-unversioned = წყარო: { $format }, ვერსია არ არის მითითებული
watchlist-refused-part = { $count ->
        [one] არ არის აღებული { $count } პუნქტი ან სტრიქონი
       *[other] არ არის აღებული { $count } პუნქტი ან სტრიქონი
    }
watchlist-not-put = არც ერთი პუნქტი არ ჩაწერილა
watchlist-kinds = სახეებია: { $kinds }
watchlist-add-nothing = არ არის მითითებული, ვინ ან რა იძებნება
watchlist-add-how = მიუთითეთ სახელი, ნომერი, მისამართი ან საქონელი მარშრუტით: --name, --born, --nationality, --number, --email, --address, --hs ან --word და მასთან ერთად --origin, --via ან --destination; მაგალითად: ntc watchlist add LIST --kind person --name "Anna Invented" --born 1961-03
watchlist-add-unended = ნახეთ ფაილის ბოლო: თუ ბოლო სტრიქონი სრულია, --as-written მას ისე მიიღებს, როგორც არის; მის შემდეგ დასმული სტრიქონის დასასრული ეჭვს გააქარწყლებს
watchlist-number-form = ჩაწერეთ ასე: passport:X0000001:GE ან container:CSQU3054383
watchlist-number-none = '{ $scheme }' ნომრის სახე არ არის; სახეებს 'ntc codes scheme' აჩვენებს
watchlist-too-large = პუნქტები { $bytes } ბაიტია, ერთ ცვლილებაში კი { $most } ეტევა
watchlist-wrote = { $count ->
        [one] ჩაიწერა { $count } პუნქტი: { $keys }
       *[other] ჩაიწერა { $count } პუნქტი: { $keys }
    }
watchlist-replaced = { $key }: პუნქტი შეიცვალა
watchlist-replaced-lost = აღარ არის: { $fields }
watchlist-replaced-changed = შეიცვალა: { $fields }
watchlist-replaced-added = დაემატა: { $fields }
watchlist-written-before = { $count ->
        [one] { $count } პუნქტი უცვლელია: { $keys }
       *[other] { $count } პუნქტი უცვლელია: { $keys }
    }
watchlist-not-removed = არაფერი წაშლილა
watchlist-took-off = { $count ->
        [one] ამოღებულია { $count } პუნქტი
       *[other] ამოღებულია { $count } პუნქტი
    }
watchlist-remove-warning = სიით { $list } აღარავინ შემოწმდება და მისი დაბრუნება შეუძლებელია.
watchlist-remove-type = წასაშლელად აკრიფეთ remove:
watchlist-give-yes = მიუთითეთ --yes
watchlist-removed = სია { $list } წაიშალა ყველა პუნქტით
watchlist-not-all-told = ყველაფერი არ შეტყობინებულა
watchlist-nothing-told = არაფერი შეტყობინებულა
watchlist-push-type = შესატყობინებლად აკრიფეთ push:
watchlist-entries-told = შეტყობინებული პუნქტი
watchlist-partner-told = ახალი: { $new }, შესწორება: { $corrected }, გაუქმება: { $withdrawn }
watchlist-partner-told-without = ახალი: { $new }, შესწორება: { $corrected }, გაუქმება: { $withdrawn }; ამ ნაწილების გარეშე: { $sections }
watchlist-partner-unseeing = { $count ->
        [one] არ იგზავნება { $count } გაფრთხილება პირებზე: არც ერთი შეთანხმება არ უჩვენებს მას პირებს
       *[other] არ იგზავნება { $count } გაფრთხილება პირებზე: არც ერთი შეთანხმება არ უჩვენებს მას პირებს
    }
watchlist-partners = თითოეული პარტნიორი:
watchlist-push-check = არაფერი შეტყობინებულა. გადაცემა ამას გააკეთებდა:
watchlist-push-known = სიიდან შესატყობინებელი ახალი არაფერია.
watchlist-column-step = ნაბიჯი
watchlist-column-record = ჩანაწერი
watchlist-column-told = ვის
watchlist-step-published = ახალი
watchlist-step-corrected = შესწორება
watchlist-step-retracted = გაუქმება
watchlist-step-later = მოგვიანებით
watchlist-step-over = დასრულდა
watchlist-step-refused = უარყოფილია
watchlist-push-sum = ახალი: { $new }, შესწორება: { $corrected }, გაუქმება: { $withdrawn }
watchlist-push-sum-refused = ახალი: { $new }, შესწორება: { $corrected }, გაუქმება: { $withdrawn }, უარყოფილი: { $refused }
watchlist-push-same = { $count ->
        [one] { $count } პუნქტი კვლავ ისევეა გამოქვეყნებული.
       *[other] { $count } პუნქტი კვლავ ისევეა გამოქვეყნებული.
    }
watchlist-push-cut = { $key }: გაფრთხილებაში სრულად არ ეტევა: { $fields }
watchlist-push-refused = { $key } უარყოფილია: { $why } [{ $code }]
watchlist-push-category = მიუთითეთ სამართალდარღვევის სფერო სიისთვის: ntc watchlist describe { $list } --category CODE; CODE არის ერთ-ერთი: { $codes }
watchlist-party-without = { $party } (გარეშე: { $sections })
watchlist-delivery = ვინ მიიღო, აჩვენებს 'ntc alert delivery RECORD'.
watchlist-shrunk = დაკარგულია პუნქტების მეხუთედზე მეტი: update მას მხოლოდ --accept-shrink-ით მიიღებს
