query-not-asked = შეკითხვა არ გაგზავნილა
query-not-all = ყველა სტრიქონი არ გაგზავნილა; რა გაიგზავნა, აჩვენებს 'ntc query list'
query-nobody-lets = არც ერთი შეთანხმება არ იძლევა მითითებული პარტნიორების შეკითხვის უფლებას
query-nobody-for = { $count ->
        [one] იგულისხმებოდა { $count } პარტნიორი, მაგრამ შეკითხვა არ გაიგზავნა: { $why }
       *[other] იგულისხმებოდა { $count } პარტნიორი, მაგრამ შეკითხვა არ გაიგზავნა: { $why }
    }
query-nobody-each = { $count ->
        [one] იგულისხმებოდა { $count } პარტნიორი, მაგრამ შეკითხვა არ გაიგზავნა; მიზეზი მის გვერდით წერია
       *[other] იგულისხმებოდა { $count } პარტნიორი, მაგრამ შეკითხვა არ გაიგზავნა; მიზეზი თითოეულის გვერდით წერია
    }
query-not-listed = შეკითხვები არ არის ნაჩვენები
query-not-shown = შეკითხვა არ არის ნაჩვენები
query-id-none = შეკითხვა, რომლის იდენტიფიკატორი ასე იწყება, არ ინახება; მათ 'ntc query list' აჩვენებს
query-none = თქვენ შეკითხვა არ გაგიგზავნიათ.
query-column-asked = დრო
query-column-officer = ოფიცერი
query-column-purpose = მიზანი
query-column-subjects = ობიექტები
query-column-came = პასუხები
query-column-id = ნომერი
query-more = კიდევ არის: --after { $id }
query-column-partner = პარტნიორი
query-column-by-you = დღეს თქვენ იკითხეთ
query-column-of-you = დღეს თქვენ გკითხეს
query-column-about = რაზე
query-column-why = დასაბუთება
query-column-records = თქვენი ჩანაწერები
query-column-entries = თქვენი სიის ჩანაწერები
query-ask-first = მოქმედებამდე ჰკითხეთ
query-hits-title = რაზე იკითხეს პარტნიორებმა და თქვენ გაქვთ:
query-came-hit = თანხვედრა: { $count }
query-came-no-hit = არ არის: { $count }
query-came-refused = უარი: { $count }
query-came-silent = უპასუხო: { $count }
query-asked-at = { $officer }, { $at } UTC, მიზანი: { $purpose }
query-why = დასაბუთება: { $why }
query-write-scheme = მიუთითეთ SCHEME=NUMBER: imo_ship=9074729
query-no-scheme = ასეთი სქემა არ არის; სქემებს 'ntc codes scheme' აჩვენებს
query-country = მიუთითეთ ქვეყნის ორი ასო: GE
query-nothing-named = არ არის მითითებული, რაზე იკითხოთ
query-name-something = მიუთითეთ კონტეინერი, სანომრე ნიშანი, დოკუმენტი, პირი, კომპანია, გემი, ელფოსტა, მისამართი ან ფაილი; როგორ, აჩვენებს --help
query-begun = { $count ->
        [one] ეკითხებით { $count } პარტნიორს, შეკითხვა { $id }
       *[other] ეკითხებით { $count } პარტნიორს, შეკითხვა { $id }
    }
query-begun-nobody = არც ერთ პარტნიორს არ ეკითხებით; შეკითხვა ინახება: { $id }
query-begun-about = { $count ->
        [one] ეკითხებით { $count } პარტნიორს { $subjects } ობიექტზე ({ $first }-{ $last }), შეკითხვა { $id }
       *[other] ეკითხებით { $count } პარტნიორს { $subjects } ობიექტზე ({ $first }-{ $last }), შეკითხვა { $id }
    }
query-column-answer = პასუხი
query-column-took = დრო
query-outcome-hit = თანხვედრა
query-outcome-no-hit = არ არის
query-outcome-refused = უარი
query-outcome-silent = უპასუხო
query-outcome-not-asked = არ ჰკითხეს
query-ms = { $count } მწმ
query-more-hits = და კიდევ, რასაც არ ატყობინებს
query-source-list = პარტნიორის სია
query-source-record = ჩანაწერი
query-hit-bare = { $likeness }: არის ({ $source }), მეტის თქმა არ შეიძლება; მოქმედებამდე ჰკითხეთ პარტნიორს
query-hit-ask = { $likeness }: { $source } { $id }; ამაზე იკითხეთ ბრძანებით 'ntc request new'
query-sum = ჰკითხეს { $asked }: თანხვედრა { $hit }, არ არის { $without }, უარი { $refused }, უპასუხო { $silent }; { $ms } მწმ
query-sum-kept-back = ჰკითხეს { $asked }: თანხვედრა { $hit }, არ არის { $without }, უარი { $refused }, უპასუხო { $silent }; არ ჰკითხეს { $kept }; { $ms } მწმ
query-number-of = { $label } { $number }, { $country }
query-born = დაბადებული { $date }
query-national = მოქალაქეობა { $country }
query-of = ქვეყანა { $country }
query-name = სახელი
query-unknown-subject = ობიექტი, რომელსაც ეს ვერსია არ იცნობს
query-came-not-asked = არ ჰკითხეს: { $count }
query-hit-unseen = არის ({ $source }), თქვენი წესები ამას არ გიჩვენებთ
