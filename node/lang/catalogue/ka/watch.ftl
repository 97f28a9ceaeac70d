watch-kinds = { $kinds } ან { $overdue }
watch-ended = კვანძმა ნაკადი დაასრულა
watch-ended-why = ჩერდება ან გადაიტვირთა
watch-ended-advice = ხელახლა გაუშვით ბრძანება
watch-broke = კვანძთან კავშირი გაწყდა { $at } UTC-ზე; ხელახალი ცდა { $seconds } წმ-ში. ამასობაში მოსული მაშინ გამოჩნდება.
watch-no-alerts = გაფრთხილებების თვალყურის დევნება შეუძლებელია
watch-no-records = ჩანაწერების თვალყურის დევნება შეუძლებელია
watch-watching = მიმდინარეობს დაკვირვება. დასასრულებლად Ctrl-C.
watch-said-of = { $id } ({ $origin })
watch-said-withdraws = აუქმებს: { $what }
watch-said-corrects = ასწორებს: { $what }
watch-said-asks = ეკითხება: { $what }
watch-said-met = შეხვდა ობიექტს: { $what }
watch-said-outcome = ატყობინებს შედეგს: { $what }
watch-said-speaks = ეხება: { $what }
watch-overdue = ვადაგადაცილება  { $task }, მოვალე: { $by }
watch-call = დაურეკეთ: { $whom }
watch-some-alerts = გაფრთხილებები
watch-some-records = ჩანაწერები
watch-alerts = { $count ->
        [one] { $count } გაფრთხილება
       *[other] { $count } გაფრთხილება
    }
watch-records = { $count ->
        [one] { $count } ჩანაწერი
       *[other] { $count } ჩანაწერი
    }
watch-gap = ხარვეზი: აქ შეიძლება აკლდეს: { $what }. მიზეზი: { $because }. ntc alert list
watch-gap-of = ხარვეზი: აქ შეიძლება აკლდეს: { $what } ({ $origin }). მიზეზი: { $because }. ntc alert list
