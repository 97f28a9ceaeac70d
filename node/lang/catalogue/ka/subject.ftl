subject-not-exported = არაფერი გატანილა
subject-wrote = { $count ->
        [one] { $count } ჩანაწერი ჩაიწერა ფაილებში { $programs } და { $people }.
       *[other] { $count } ჩანაწერი ჩაიწერა ფაილებში { $programs } და { $people }.
    }
subject-not-found = ჩანაწერები არ გადახედილა
subject-reading = კითხვა
subject-record = { $id } { $kind }, { $origin }
subject-record-refused = { $id } { $kind }, { $origin }, არ ითვლება: { $code }
subject-from = { $party }-სგან
subject-from-erased = { $party }-სგან, რომელმაც წაშალა { $at } UTC
subject-told = { $party }-ს ეცნობა: { $sections }
subject-told-erased = { $party }-ს ეცნობა: { $sections }; წაშალა { $at } UTC
subject-kept = ინახება { $until } UTC-მდე
subject-summary = { $count ->
        [one] წაკითხული { $read } ჩანაწერიდან საძიებელს ახსენებს { $count }.
       *[other] წაკითხული { $read } ჩანაწერიდან საძიებელს ახსენებს { $count }.
    }
subject-erased = { $count ->
        [one] { $count } ჩანაწერი წაშლილია მთლიანად ან ნაწილობრივ: რა ეწერა, აღარ არის ცნობილი.
       *[other] { $count } ჩანაწერი წაშლილია მთლიანად ან ნაწილობრივ: რა ეწერა, აღარ არის ცნობილი.
    }
subject-unread = { $count ->
        [one] { $count } ჩანაწერის წაკითხვა ამ ვერსიას არ შეუძლია.
       *[other] { $count } ჩანაწერის წაკითხვა ამ ვერსიას არ შეუძლია.
    }
subject-unseen = { $id }, { $origin }: თქვენი წესები ამ ჩანაწერს არ გიჩვენებთ; უნდა ნახოს მან, ვისაც უფლება აქვს
