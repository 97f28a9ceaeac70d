policy-not-utf8 = { $file }: ეს არ არის UTF-8 ტექსტი
policy-not-utf8-advice = შეინახეთ წესები UTF-8 ტექსტად
policy-not-changed = მოქმედი წესები არ შეცვლილა
policy-unchanged = ეს წესები უკვე მოქმედებს, ნომერი { $number }. არაფერი შეცვლილა.
policy-activated = { $count ->
        [one] ამიერიდან მოქმედებს ტექსტი ნომერი { $number }: { $count } წესი.
       *[other] ამიერიდან მოქმედებს ტექსტი ნომერი { $number }: { $count } წესი.
    }
policy-not-acting = სანამ ეს რეესტრში არ ჩაიწერება, არ გაიგზავნება ის, რასაც ეს ან წინა წესები კრძალავს: { $why }
policy-not-standing = წესები უვარგისია
policy-faults = { $count ->
        [one] { $count } შეცდომა
       *[other] { $count } შეცდომა
    }
policy-faults-advice = გაასწორეთ და ხელახლა შეამოწმეთ
policy-fault-place = სტრიქონი { $line }, სვეტი { $column }: { $fault }
policy-fault-rule = წესი { $rule }: { $fault }
policy-fault-warning = გაფრთხილება: { $fault }
policy-may-act = წესები გამოსადეგია. 'ntc policy simulate --policy FILE' აჩვენებს, რას შეცვლის ისინი.
policy-not-compared = წესები არ შედარებულა
policy-not-compared-advice = 'ntc policy check FILE' აჩვენებს მის ყველა შეცდომას
policy-same = წესები ერთნაირია.
policy-diff-less = ნაკლები გაიგზავნება
policy-diff-more = მეტი გაიგზავნება
policy-diff-either = მეტი ან ნაკლები გაიგზავნება
policy-diff-new = ახალი: { $id } ({ $kind }), { $allows }: { $why }
policy-diff-taken-out = ამოღებულია: { $id } ({ $kind }), { $allows }: { $why }
policy-diff-changed = შეცვლილია: { $id } ({ $kind }), { $allows }: { $why }
policy-not-explained = არაფერი განმარტებულა
policy-no-partner = { $country }: ამ ქვეყნის პარტნიორი არ არის რეგისტრირებული
policy-no-partner-advice = 'ntc peer list' აჩვენებს, ვინ არის რეგისტრირებული
policy-several-partners = { $country }: რამდენიმე პარტნიორია: { $parties }
policy-name-one = მიუთითეთ ერთ-ერთი
policy-explain-agreement = შეთანხმება { $id }
policy-explain-would-allow = რა დაუშვებდა გაუცემელის გადაცემას:
policy-not-listed = არაფერი ჩამოთვლილა
policy-column-no = №
policy-column-since = საიდან
policy-column-by = ვინ
policy-column-rules = წესები
policy-column-state = მდგომარეობა
policy-column-why = მიზეზი
policy-state-nothing-told = არ იკითხება: არაფერი ეცნობება
policy-state-unreadable = არ იკითხება
policy-state-decides = მოქმედებს
policy-not-shown = წესები არ ნაჩვენებია
policy-not-simulated = არაფერი გამოცდილა
policy-nothing-named = არც პროექტია მითითებული, არც --policy
policy-simulate-bar = ხელახლა მიღებული გადაწყვეტილებები
policy-simulate-ended = კვანძმა გამეორება უშედეგოდ დაასრულა
policy-simulate-ended-advice = ხელახლა გაუშვით; თუ განმეორდა, ნახეთ კვანძის ჟურნალი
policy-replay-title = { $count ->
        [one] { $count } გადაწყვეტილება { $from } UTC-დან, ხელახლა მიღებული ამ წესებით:
       *[other] { $count } გადაწყვეტილება { $from } UTC-დან, ხელახლა მიღებული ამ წესებით:
    }
policy-replay-decisions = { $count ->
        [one] { $count } გადაწყვეტილება
       *[other] { $count } გადაწყვეტილება
    }
policy-replay-act-same = { $act }: { $decisions }; ყველა უცვლელია.
policy-replay-act = { $act }: { $decisions }; { $more }, { $less }.
policy-replay-same = ყველა გადაწყვეტილება უცვლელია.
policy-replay-unknown = { $count ->
        [one] { $count } გადაწყვეტილება ხელახლა ვერ მიიღება: ის, რასაც ეფუძნებოდა, წაშლილია.
       *[other] { $count } გადაწყვეტილება ხელახლა ვერ მიიღება: ის, რასაც ეფუძნებოდა, წაშლილია.
    }
policy-replay-hidden = { $count ->
        [one] { $count } ცვლილების მაგალითი დასახელებული არ არის: თქვენი წესები ამ ჩანაწერს არ გაჩვენებთ.
       *[other] { $count } ცვლილების მაგალითი დასახელებული არ არის: თქვენი წესები ამ ჩანაწერებს არ გაჩვენებთ.
    }
policy-replay-no-see = რა ეჩვენება ოფიცრებს („see“), ხელახლა არ წყდება: ჩანაწერების ნახვა ჟურნალში მხოლოდ რიცხვებით აისახება.
policy-replay-sent = დამატებით გაიგზავნება: { $count }
policy-replay-withheld = აღარ გაიგზავნება: { $count }
policy-replay-taken = დამატებით მიიღება: { $count }
policy-replay-refused = დამატებით უარიყოფა: { $count }
policy-replay-answered = დამატებით პასუხი გაეცემა: { $count }
policy-replay-allowed = დამატებით დაიშვება: { $count }
policy-replay-denied = დამატებით აიკრძალება: { $count }
policy-replay-column-sent = ემატება
policy-replay-column-withheld = აღარ იგზავნება
policy-replay-column-taken = მიღებას ემატება
policy-replay-column-refused = უარს ემატება
policy-replay-column-answered = პასუხს ემატება
policy-replay-column-allowed = დაშვებას ემატება
policy-replay-column-denied = კრძალვას ემატება
policy-replay-column-officers = როლი
policy-replay-column-call = გამოძახება
policy-replay-column-partner = პარტნიორი
policy-replay-column-section = ნაწილი
policy-replay-column-example = მაგალითად
policy-replay-entry = აუდიტის ჩანაწერი { $number }
policy-replay-whole-record = მთელი ჩანაწერი
policy-replay-whole-question = შეკითხვა
policy-replay-whole-ask = პარტნიორებისთვის კითხვა
policy-replay-whole-erase = ჩანაწერის წაშლა
policy-replay-whole-call = ნებისმიერი გამოძახება
policy-replay-what-publish = გამოქვეყნება
policy-replay-sentence-publish = რას მიიღებდნენ პარტნიორები თქვენი გამოქვეყნებულიდან
policy-replay-what-send = გაგზავნა
policy-replay-sentence-send = რა გაიგზავნებოდა გამოქვეყნებულიდან
policy-replay-what-reveal = ჩვენება მოთხოვნით
policy-replay-sentence-reveal = რა ეჩვენებოდათ პარტნიორებს მოთხოვნით
policy-replay-what-forward = გადაცემა სხვისთვის
policy-replay-sentence-forward = რა გადაეცემოდა სხვების ნათქვამიდან
policy-replay-what-query = პასუხი შეკითხვებზე
policy-replay-sentence-query = რომელი თქვენი ჩანაწერი უპასუხებდა პარტნიორების შეკითხვებს
policy-replay-what-accept = მიღება
policy-replay-sentence-accept = რა იმოქმედებდა აქ პარტნიორების ნათქვამიდან
policy-replay-what-take = პარტნიორების შეკითხვები
policy-replay-sentence-take = ვის შეკითხვებს გაეცემოდა საერთოდ პასუხი
policy-replay-what-ask = ოფიცრების შეკითხვები
policy-replay-sentence-ask = რას ჰკითხავდნენ ოფიცრები პარტნიორებს
policy-replay-what-erase = ოფიცრების მიერ წაშლა
policy-replay-sentence-erase = რას წაშლიდნენ ოფიცრები
policy-replay-what-call = ოფიცრების გამოძახებები
policy-replay-sentence-call = რომელ გამოძახებას გააკეთებდნენ ოფიცრები
policy-replay-begins = გადაწყვეტილებების ჟურნალი იწყება { $from }-დან: ძველი სტრიქონები წაიშალა. რაც პარტნიორებმა თქვეს და იკითხეს და რაც მათ მოგვიანებით ეჩვენათ, იქიდან მეორდება.
