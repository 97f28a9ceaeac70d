screen-not-screened = შემოწმება არ ჩატარებულა
screen-forms = ფორმატებია: { $forms }
screen-presets = რეჟიმებია: { $presets }
screen-progress = შემოწმდა
screen-cut-short = კვანძმა კავშირი ყველას შემოწმებამდე დაასრულა
screen-repeat = გაიმეორეთ ბრძანება
screen-before = სანამ იმოქმედებთ: სტრიქონი { $line }, { $target }: { $warning }
screen-more-matches = { $count ->
        [one] არ არის ნაჩვენები ერთ-ერთის კიდევ { $count } თანხვედრა
       *[other] არ არის ნაჩვენები ერთ-ერთის კიდევ { $count } თანხვედრა
    }
screen-damaged = სიით { $list } ᲐᲠ შემოწმებულა: სია დაზიანებულია; მიზეზს 'ntc watchlist list' აჩვენებს
screen-too-large = სიით { $list } ᲐᲠ შემოწმებულა: მასში { $most }-ზე მეტი სახელია, რაც ერთი სიის ზღვარია; გაყავით
screen-column-line = სტრიქონი
screen-column-who = ვინ
screen-column-sought = ვის ეძებენ
screen-column-in = სად
screen-column-by = რის მიხედვით
screen-match = თანხვედრა
screen-possible = შესაძლო
screen-faults = { $count ->
        [one] { $count } შეცდომა:
       *[other] { $count } შეცდომა:
    }
screen-fault-kept = { $file }, სტრიქონი { $line }, { $field }: { $why } [{ $reason }], შემოწმდა ამის გარეშე
screen-fault-written = { $file }, სტრიქონი { $line }, { $field }: { $why } [{ $reason }], შემოწმდა ისე, როგორც წერია
screen-fault-year = { $file }, სტრიქონი { $line }, { $field }: { $why } [{ $reason }], შემოწმდა მხოლოდ წლით
screen-fault-left = { $file }, სტრიქონი { $line }, { $field }: { $why } [{ $reason }], არ შემოწმებულა
screen-more-faults = და კიდევ { $count }; --json პირველ ათასს შეიცავს
screen-do = რა უნდა გააკეთოთ: { $advice }
screen-passengers = { $count ->
        [one] { $count } მგზავრი
       *[other] { $count } მგზავრი
    }
screen-subjects = { $count ->
        [one] { $count } ობიექტი
       *[other] { $count } ობიექტი
    }
screen-sum = { $all }, თანხვედრა: { $matches }, შესაძლო: { $possible }, შემოწმდა: { $against }
screen-edition = { $list }, რედაქცია { $number }, { $day }
screen-edition-version = { $list }, რედაქცია { $number }, { $day } (ვერსია { $version })
screen-alerts = { $count ->
        [one] { $count } გაფრთხილება
       *[other] { $count } გაფრთხილება
    }
screen-notices = { $count ->
        [one] { $count } შეტყობინება ამოღების შესახებ
       *[other] { $count } შეტყობინება ამოღების შესახებ
    }
screen-against-nothing = არაფრით: არც სია ინახება და არც მოქმედი გაფრთხილებაა; 'ntc watchlist import FILE' იღებს სიას
screen-and = { $others } და { $last }
screen-target-alert = გაფრთხილება { $id }, { $origin }
screen-target-notice = შეტყობინება ამოღების შესახებ { $id }, { $origin }
screen-by-number = ნომერი
screen-by-email = ელფოსტა
screen-by-name = სახელი
screen-by-alike = ნომერი, მსგავსი
screen-by-swapped = ნომერი, შესაძლო გადანაცვლება
screen-by-slip = ნომერი, შესაძლო შეცდომა
screen-by-address = მისამართი
screen-by-goods = საქონელი და მარშრუტი
screen-another-name = სხვა სახელი
screen-fact-differs = არ ემთხვევა { $fact }
screen-fact-fits = ემთხვევა { $fact }
screen-fact-outcome = { $fact }: { $outcome }
screen-outcome-one-digit = განსხვავდება ერთი ციფრით (შესაძლო შეცდომა)
screen-outcome-swapped = დღე და თვე გადანაცვლებულია (შესაძლო შეცდომა)
screen-outcome-compatible = შეიძლება ემთხვეოდეს
screen-outcome-unknown = უცნობია
screen-outcome-same = იგივე
screen-outcome-differs = განსხვავდება
screen-outcome-far-apart = ძალიან განსხვავდება
screen-outcome-compatible-code = თავსებადია
screen-outcome-swapped-code = გადანაცვლებული
screen-outcome-one-digit-code = ერთი ციფრი
screen-fact-birth = დაბადების თარიღი
screen-fact-state = სახელმწიფო
screen-fact-document = დოკუმენტი
screen-fact-sex = სქესი
screen-ask-first = { $contact }: ჯერ ჰკითხეთ { $owner }-ს
screen-score = ქულა { $score } 1000-დან, საფუძველი: { $by }
screen-number = { $scheme }: აქ { $asked }, იქ { $held }
screen-word = { $word } = { $held } ({ $latin } / { $held_latin }): { $reason }, { $likeness } 1000-დან
screen-word-written = როგორც წერია
screen-word-sound = ჟღერადობა
screen-word-near-sound = მსგავსი ჟღერადობა
screen-word-spelling = მართლწერა
screen-word-other-name = სხვა სახელი
screen-word-initial = ინიციალი
screen-word-short-form = მოკლე ფორმა
screen-word-joined = ერთად
screen-only-here = მხოლოდ აქ: { $words }
screen-only-there = მხოლოდ იქ: { $words }
screen-order = მოთხოვნა: { $action }; საფუძველი: { $basis }
screen-order-until = მოთხოვნა: { $action }; საფუძველი: { $basis }; { $day }-მდე
screen-asked-until = მოთხოვნა: { $action }; { $day }-მდე
screen-seized-until = ამოღებულია: არაფერია მოთხოვნილი; იძებნება { $day }-მდე
screen-goods = { $part }: აქ { $asked }, ეძებენ { $held }
screen-names = სახელი: აქ { $asked }, იქ { $held }: { $score } 1000-დან
screen-would-match = თანხვედრა იქნებოდა, თუ { $fact }: { $outcome }
screen-would-possible = შესაძლო იქნებოდა, თუ { $fact }: { $outcome }
screen-would-not = თანხვედრა არ იქნებოდა, თუ { $fact }: { $outcome }
screen-unseen = { $count ->
        [one] სანამ იმოქმედებთ სტრიქონზე { $line }: ემთხვევა { $count } გაფრთხილებას, რომელსაც თქვენი წესები არ გიჩვენებთ; ჰკითხეთ მას, ვისაც ნახვა შეუძლია
       *[other] სანამ იმოქმედებთ სტრიქონზე { $line }: ემთხვევა { $count } გაფრთხილებას, რომლებსაც თქვენი წესები არ გიჩვენებთ; ჰკითხეთ მას, ვისაც ნახვა შეუძლია
    }
