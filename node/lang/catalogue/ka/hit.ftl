hit-not-listed = არაფერია ნაჩვენები
hit-waiting-title = თანხვედრები, რომლებიც გელოდებათ, სასწრაფო პირველად:
hit-waiting-judge = ერთ-ერთის შესაფასებლად: ntc hit show HIT
hit-waiting-more = { $count ->
        [one] და კიდევ { $count } თანხვედრა; ntc hit list
       *[other] და კიდევ { $count } თანხვედრა; ntc hit list
    }
hit-step-found = ნაპოვნია
hit-step-seen-again = კვლავ შემჩნეულია
hit-step-claimed = აღებულია სამუშაოდ
hit-step-released = გათავისუფლებულია
hit-step-confirmed = დადასტურებულია
hit-step-rejected = უარყოფილია
hit-step-snoozed = გადადებულია
hit-step-reopened = ხელახლა გახსნილია
hit-step-prioritised = რიგითობა შეცვლილია
hit-step-tell = შესატყობინებელია
hit-step-told = შეტყობინებულია
hit-step-untold = არ ეცნობება
hit-step-withdrawn = გაწვეულია
hit-step-ended = დასრულებულია
hit-step-returned = დაბრუნდა
hit-step-renamed = სახელი შეიცვალა
hit-step-target-ended = ერთი აღარ მოქმედებს
hit-step-target-stands = ერთი კვლავ მოქმედებს
hit-step-target-changed = შეიცვალა
hit-step-judged-anew = ხელახლა შედარდა
hit-of-list = { $key } სიიდან { $list }
hit-screening = შემოწმება { $reference }
hit-of-record = { $id }, { $origin }
hit-state-confirmed = { $state }: { $by }
hit-state-rejected = { $state }: { $by }: { $why }
hit-state-snoozed = { $state }, { $until }-მდე
hit-state-snoozed-arrival = { $state } ჩამოსვლამდე, ამჟამინდელი მონაცემით { $until } UTC
hit-show-arrives = ჩამოსვლა: ყველაზე ადრე { $at } UTC. ადგილობრივი დრო სასაათო სარტყლის გარეშე იკითხება როგორც UTC+5: ჩამოსვლამდე გადადებული თანხვედრა იხსნება არაუმეტეს სამი საათით ადრე, არასოდეს გვიან.
hit-state-gone = { $state }, აღარ მოქმედებს
hit-state-changed = { $state }, საძიებელი შეიცვალა
hit-gone-taken-off = { $what }: სიაში აღარ არის, { $since } UTC-დან
hit-gone-retracted = { $what }: ავტორმა გაიწვია, { $since } UTC-დან
hit-gone-erased = { $what }: წაიშალა, { $since } UTC-დან
hit-gone-replaced = { $what }: შეცვალა სხვა ვერსიამ, { $since } UTC-დან
hit-gone-over = { $what }: ვადა გავიდა, { $since } UTC-დან
hit-gone-unmet = { $what }: შეიცვალა და ობიექტს აღარ ემთხვევა, { $since } UTC-დან
hit-column-hit = თანხვედრა
hit-column-priority = რიგითობა
hit-column-verdict = შეფასება
hit-column-subject = ობიექტი
hit-column-may-be = შესაძლოა
hit-column-from = საიდან
hit-column-state = მდგომარეობა
hit-column-seen = შემჩნეულია
hit-states = თანხვედრის მდგომარეობები: { $names }
hit-list-waits = { $count ->
        [one] { $count } თანხვედრა ელოდება
       *[other] { $count } თანხვედრა ელოდება
    }
hit-list-of-all = { $count ->
        [one] სულ { $count } თანხვედრა
       *[other] სულ { $count } თანხვედრა
    }
hit-list-spared = { $count ->
        [one] გაშვებიდან { $count } შემჩნევა ხელახლა არ გადამოწმებულა
       *[other] გაშვებიდან { $count } შემჩნევა ხელახლა არ გადამოწმებულა
    }
hit-list-no-such = ასეთი თანხვედრა არ არის.
hit-list-none = თანხვედრა არ გელოდებათ.
hit-list-and-others = { $hit } და კიდევ { $count }
hit-list-erased = (წაშლილია)
hit-not-shown = თანხვედრა არ არის ნაჩვენები
hit-show-erased = ობიექტის მონაცემები წაიშალა: მათი ვადა გავიდა.
hit-show-subject = ობიექტი
hit-show-may-be = შესაძლოა იყოს
hit-show-compared = შედარება
hit-show-steps = რა მოხდა. დრო მითითებულია UTC-ით.
hit-show-others = ასევე შემჩნეულები, რომლებიც იმავეს ემთხვევიან; ნახეთ, ისინი არიან თუ არა
hit-show-told-of = ჩანაწერები, რომლებშიც იგივეა ნახსენები; ნახეთ, ასეა თუ არა
hit-show-siblings = იმავე ობიექტის სხვა თანხვედრები
hit-also-nothing = { $target }: იქ აღარაფერია მოთხოვნილი, ან თქვენი წესები ამას არ აჩვენებს
hit-telling-wanted = შეტყობინება მზადდება.
hit-telling-waits = შეტყობინება ელოდება: { $why }
hit-telling-told = { $to }, { $at } UTC, ჩანაწერი { $record }: { $state }
hit-telling-withdrawing = { $to }, { $at } UTC, ჩანაწერი { $record }: გაწვევა მზადდება
hit-telling-withdrawn = { $to }, { $at } UTC, ჩანაწერი { $record }: გაწვეულია
hit-telling-untold = შეტყობინება არ ყოფილა.
hit-show-heading = { $hit }: { $state }, { $verdict }, { $score } 1000-დან, რიგითობა: { $priority }
hit-show-contact-first = მოქმედებამდე უნდა ჰკითხოთ ცნობის მფლობელს.
hit-show-target = შესაძლოა იყოს { $target }
hit-show-seen = { $count ->
        [one] შემჩნეულია { $count } მგზავრობაში, ბოლოს { $last } UTC.
       *[other] შემჩნეულია { $count } მგზავრობაში, ბოლოს { $last } UTC.
    }
hit-show-told-by = { $count ->
        [one] ობიექტი ნახსენებია { $count } ჩანაწერში.
       *[other] ობიექტი ნახსენებია { $count } ჩანაწერში.
    }
hit-show-changed = ის, რაც შეიძლება იყოს, შეიცვალა { $at } UTC: { $facts }.
hit-show-changed-else = ის, რაც შეიძლება იყოს, შეიცვალა { $at } UTC, გადამწყვეტი არაფერი შეცვლილა.
hit-show-changed-other = { $target } შეიცვალა { $at } UTC. თანხვედრა ფასდება სხვით, რომელიც იმავეს ეძებს.
hit-show-doubtful = ემთხვევა თუ არა ისინი კვლავ ერთმანეთს, უცნობია: ობიექტის შესადარებელი მონაცემები არ ინახება. თავად ნახეთ.
hit-show-withdrawn = გაწვეულია: { $why }.
hit-show-reopened = ხელახლა გახსნილია: { $why }.
hit-show-before = ეს წყვილი უკვე დადასტურდა: { $hit }.
hit-show-marked = ობიექტი დადასტურდა: { $hit }. სანამ ის ხელახლა არ გაიხსნება, ეს თანხვედრა არავის ელოდება. თუ აქაც ის არის: ntc hit confirm { $name }
hit-show-rejected = { $until } UTC-მდე ამ წყვილზე აღარ იკითხება, თუ არ გაჩნდა ახალი დაბადების თარიღი, დოკუმენტი ან ფსევდონიმი.
hit-show-sighting = { $subject }, { $at } UTC, { $verdict }, { $score } 1000-დან
hit-column-at = დრო
hit-column-who = ვინ
hit-column-what = რა
hit-column-comment = კომენტარი
hit-show-by-node = კვანძი
hit-not-changed = არც ერთი თანხვედრა არ შეცვლილა
hit-done-claimed = { $name } აღებულია სამუშაოდ.
hit-done-released = { $name } გათავისუფლებულია.
hit-done-confirmed = { $name } დადასტურებულია.
hit-done-to-be-told = { $name } შეტყობინებული იქნება.
hit-done-rejected = { $name } უარყოფილია.
hit-done-snoozed = { $name } გადადებულია.
hit-done-reopened = { $name } კვლავ გახსნილია.
hit-done-prioritised = { $name }: რიგითობა შეცვლილია.
hit-one-not-changed = { $name } არ შეცვლილა: { $why }
hit-ask-owner = { $contact }: მოქმედებამდე ჰკითხეთ მფლობელს
hit-marked = მონიშნულია, რადგან ობიექტი არის პირი { $name }-დან: { $marked }
hit-tells = ეცნობება: { $who }. მდგომარეობა: ntc hit show { $name }
hit-tells-nobody = გარეთ არავის ეცნობება: { $why }
hit-could-tell = არ ეცნობება: { $who }. შესატყობინებლად: ntc hit tell { $name } --owner { $who }
hit-list-unseen = (თქვენ არ გეჩვენებათ)
hit-show-owners = ვინ ეძებს და რა ეცნობა თითოეულს
hit-owner-own = თქვენი საკუთარი; გარეთ არავის ეცნობება
hit-owner-call = მოქმედებამდე დარეკეთ: { $party }, { $call }
hit-owner-told = ეცნობა: { $line }
hit-owner-acted = ეცნობა, რომ იმოქმედეთ: { $line }
hit-owner-untold = არ ეცნობა; შესატყობინებლად: ntc hit tell { $name } --owner { $party }
hit-owner-unconfirmed = არ ეცნობა; შესატყობინებლად: ntc hit confirm { $name } --tell
hit-owner-kept = ახლა ვერ ეცნობება: { $why }
hit-owner-unseen = თქვენი წესები არ აჩვენებს არც ჩანაწერს და არც იმას, რა ეცნობა მის ავტორს
hit-owner-said = პასუხი { $at } UTC, ჩანაწერი { $record }: { $says }
hit-owner-owed = შედეგი უნდა ეცნობოს { $until } UTC-მდე: ntc outcome { $record }
hit-owner-outcome = შედეგი ეცნობა { $at } UTC: { $outcome }
hit-told-before = უკვე ეცნობა: { $who }.
hit-tells-not = არ ეცნობება: { $who }. მიზეზი: { $why }
hit-ask-owners = { $contact }: მოქმედებამდე ჰკითხეთ: { $owners }
hit-show-ask = მოქმედებამდე ჰკითხეთ: { $owners }
hit-state-marked = { $state }: { $hit }
hit-state-outcome-owed = { $state }, { $by }; შედეგი შესატყობინებელია { $due }-მდე
hit-state-outcome = { $state }, { $by }: { $outcome }
hit-step-outcome = შედეგი
hit-done-outcome = { $name }: შედეგი ჩაწერილია.
hit-owed-title = თქვენს სიებში დადასტურებული, რომელთა შედეგი უცნობია:
hit-owed-tell = შესატყობინებლად: ntc hit outcome HIT --result CODE
hit-owed-more = და კიდევ; ntc hit list --state outcome_owed
