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
