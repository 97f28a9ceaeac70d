alert-not-corrected = გაფრთხილება არ შესწორდა
alert-corrected = შესწორდა { $before }: ვერსია { $version } არის
alert-corrected-told = პარტნიორებს, რომლებსაც წინა ვერსია აქვთ, ეცნობებათ.
alert-who-obeyed = ვინ შეასრულა: ntc recall status { $id }
alert-deliveries-not-shown = მიწოდება ნაჩვენები არ იქნა
alert-receipts = დასტურები
alert-receipts-missing = { $count ->
        [one] { $seconds } წმ-ის შემდეგ აკლია { $count } დასტური
       *[other] { $seconds } წმ-ის შემდეგ აკლია { $count } დასტური
    }
alert-receipts-advice = არაფერი დაკარგულა: კვანძი გააგზავნის, როგორც კი შეძლებს; დამატებით და ვის დაურეკოთ: 'ntc peer show PARTY'
alert-held-back-here = დაყოვნებულია აქ, { $why }
alert-no-receipt = დასტური ჯერ არ არის
alert-erased-before = ვინც გაფრთხილების მიღებას ხელი მოაწერა, მიიღო ის მანამდე, ან რაც მისგან დარჩა.
alert-nobody-enrolled = არც ერთი პარტნიორი არ არის რეგისტრირებული: მას ვერავინ იღებს.
alert-column-partner = პარტნიორი
alert-column-state = მდგომარეობა
alert-column-receipt = დასტური (UTC)
alert-column-gets = იღებს
alert-column-not = ვერ იღებს
alert-state-until = { $state }, როცა იქნება { $until } UTC
alert-receipt-by = არა უგვიანეს { $time }
alert-not-utf8 = { $file }: ეს არ არის UTF-8; შეინახეთ UTF-8-ით და სცადეთ ხელახლა
alert-empty = { $file }: ცარიელია
alert-request-asked = მოთხოვნა იგზავნება და არ ქვეყნდება
alert-request-advice = გაუგზავნეთ მის ერთადერთ ადრესატს: 'ntc request new FILE'
alert-sample-itself = ეს თავად ნიმუშია და რეალურ შემთხვევას არ აღწერს
alert-sample-persons = პირები ნიმუშიდანაა, ისინი არ არსებობენ
alert-sample-advice = შეიტანეთ თქვენი შემთხვევა, ნახეთ 'ntc alert publish FILE --check' და მერე გამოაქვეყნეთ
alert-table-advice = 'ntc alert import{ $option } --template' ქმნის საწყის ცხრილს; სვეტებს ასახელებს --help
alert-erasure-label = წაშლილია
alert-erasure = { $at } UTC, { $by }, რეესტრის ელემენტი { $entry }: { $sections } ({ $why })
alert-erased-expired = შენახვის ვადა ამოიწურა
alert-erased-withdrawn = ავტორმა გააუქმა
alert-erased-demanded = პირის უფლება ან სასამართლო მოითხოვდა
alert-erased-given-up = ამ მხარემ უარი თქვა
alert-erased-unknown = მიზეზი { $code }, რომელსაც ეს ვერსია არ იცნობს
alert-not-imported = ცხრილი არ შემოტანილა
alert-point-or-comma = დაწერეთ point ან comma
alert-import-broke = შემოტანა შეწყდა. გაუშვით ხელახლა: უკვე გამოქვეყნებული ორჯერ არ ქვეყნდება.
alert-import-no-end = შემოტანა ბოლომდე ვერ მივიდა
alert-import-again = გაუშვით შემოტანა ხელახლა: უკვე გამოქვეყნებული ორჯერ არ ქვეყნდება
alert-check-no-end = შემოწმება ბოლომდე ვერ მივიდა
alert-check-again = გაუშვით შემოწმება ხელახლა
alert-publishing = გამოქვეყნება
alert-checking = შემოწმება
alert-unanswered = { $count ->
        [one] კვანძმა უპასუხოდ დატოვა { $count } სტრიქონი
       *[other] კვანძმა უპასუხოდ დატოვა { $count } სტრიქონი
    }
alert-near-comparing = ნომრების შედარება
alert-near-not-looked = ახლო ნომრები არ მოძებნილა
alert-near-title = შესაძლოა იგულისხმებოდა სხვა, შეადარეთ დოკუმენტებს:
alert-near-line = სტრიქონი { $line }
alert-near-more = და კიდევ { $count }: მათ ასახელებს --all-rows
alert-near-left-failed = { $count ->
        [one] { $count } სტრიქონის ნომრები არ შედარებულა: { $why }
       *[other] { $count } სტრიქონის ნომრები არ შედარებულა: { $why }
    }
alert-near-left = { $count ->
        [one] { $count } სტრიქონის ნომრები არ შედარებულა: ნაჩვენები საკმარისია.
       *[other] { $count } სტრიქონის ნომრები არ შედარებულა: ნაჩვენები საკმარისია.
    }
alert-read = წაკითხულია როგორც { $form }; { $lines }.
alert-rows = { $count ->
        [one] { $count } სტრიქონი
       *[other] { $count } სტრიქონი
    }
alert-check-result = შეიძლება გამოქვეყნდეს: { $published }, გამოქვეყნებულია ადრე: { $before }, არ შეიძლება: { $refused }. არაფერი გაგზავნილა.
alert-import-result = გამოქვეყნდა: { $published }, გამოქვეყნებულია ადრე: { $before }, უარყოფილია: { $refused }.
alert-not-taken = { $count ->
        [one] კვანძმა ახლა ვერ მიიღო { $count } სტრიქონი; მათში შეცდომა არ არის: შემოიტანეთ ცხრილი მოგვიანებით ხელახლა.
       *[other] კვანძმა ახლა ვერ მიიღო { $count } სტრიქონი; მათში შეცდომა არ არის: შემოიტანეთ ცხრილი მოგვიანებით ხელახლა.
    }
alert-made = { $count ->
        [one] { $count } სტრიქონს id არ აქვს: ნომერი შინაარსიდან შედგა; id-ით შესწორება შემთხვევას დაასახელებს.
       *[other] { $count } სტრიქონს id არ აქვს: ნომერი შინაარსიდან შედგა; id-ით შესწორება შემთხვევას დაასახელებს.
    }
alert-warnings = შენიშვნები, რომლებიც არაფერს უარყოფენ:
alert-finding-line = სტრიქონი
alert-finding-do = რა გაკეთდეს
alert-more-rules = { $count ->
        [one] დარღვეულია კიდევ { $count } წესი: --all-rows ასახელებს ყველას, ყველა სტრიქონით.
       *[other] დარღვეულია კიდევ { $count } წესი: --all-rows ასახელებს ყველას, ყველა სტრიქონით.
    }
alert-ranges-more = { $lines } და კიდევ { $count }: მათ ასახელებს --all-rows
alert-totals-nobody = არც ერთი პარტნიორი არ არის რეგისტრირებული: მათ ვერავინ იღებს.
alert-totals-nobody-would = არც ერთი პარტნიორი არ არის რეგისტრირებული: მათ ვერავინ მიიღებდა.
alert-totals-all = { $count ->
        [one] { $count } პარტნიორი იღებს ყველას: { $parties }
       *[other] { $count } პარტნიორი იღებს ყველას: { $parties }
    }
alert-totals-all-would = { $count ->
        [one] { $count } პარტნიორი მიიღებდა ყველას: { $parties }
       *[other] { $count } პარტნიორი მიიღებდა ყველას: { $parties }
    }
alert-totals-none = { $party } არცერთს არ იღებს: { $why }
alert-totals-none-would = { $party } არცერთს არ მიიღებდა: { $why }
alert-totals-some = { $party } იღებს { $some }-ს { $rows }-დან: { $why }
alert-totals-some-would = { $party } მიიღებდა { $some }-ს { $rows }-დან: { $why }
alert-not-listed = გაფრთხილებების სია ნაჩვენები არ იქნა
alert-list-nothing = ვერაფერი მოიძებნა. ფილტრების გარეშე 'ntc alert list' აჩვენებს ყველაფერს, რასაც კვანძი ინახავს.
alert-column-event = მოვლენა
alert-column-from = ვისგან
alert-column-kind = სახეობა
alert-column-place = ადგილი
alert-column-goods = საქონელი
alert-column-urgency = სისწრაფე
alert-categories = კატეგორიები
alert-not-published = გაფრთხილება არ გამოქვეყნდა
alert-pages-looked = { $count ->
        [one] გადახედილია { $count } ჩანაწერი, შესაფერისი ჯერ არ არის; ძებნა გრძელდება
       *[other] გადახედილია { $count } ჩანაწერი, შესაფერისი ჯერ არ არის; ძებნა გრძელდება
    }
alert-pages-more = კიდევ არის: --all ჩამოთვლის ყველას, --page { $key } აქედან გააგრძელებს.
alert-pages-on = კიდევ არის: --page { $key } აქედან გააგრძელებს.
alert-pages-surest = ეს ბევრ ჩანაწერშია: უფრო ზუსტი პასუხებისთვის წაკითხულია { $count }, დანარჩენი ახლიდან ძველისკენ მოდის, რაც არ უნდა ზუსტი იყოს. მეტი სიტყვა ნაკლებს პოულობს.
alert-pages-behind = { $count ->
        [one] უახლესი შეიძლება აკლდეს: ინდექსი კვანძს { $count } ელემენტით ჩამორჩება. იკითხეთ ცოტა ხანში ხელახლა.
       *[other] უახლესი შეიძლება აკლდეს: ინდექსი კვანძს { $count } ელემენტით ჩამორჩება. იკითხეთ ცოტა ხანში ხელახლა.
    }
alert-out-of-reach = მიუწვდომელია { $party }-ის ჩანაწერები: { $count }; ის გვერდზეა გადადებული, მიზეზი: 'ntc peer list --details'.
alert-out-of-reach-all = მიუწვდომელია { $party }-ის ყველა ჩანაწერი, რამდენიც არ უნდა იყოს, და სიაში არც ერთი არ არის; ის გვერდზეა გადადებული, მიზეზი: 'ntc peer list --details'.
alert-made-reference = პროექტს ნომერი არ აქვს; ის შინაარსიდან შედგა: { $reference }. მიუთითეთ national.source_reference, რომ შეცვლილი ფაილი სხვა შემთხვევად არ ჩაითვალოს.
alert-nobody-left = აღარავინ დარჩა, ვისაც მისი მიღება შეუძლია და არ აქვს: ახალი არაფერი ეცნობა.
alert-ask-nobody = მას ვერავინ მიიღებს. მაინც გამოსაქვეყნებლად აკრიფეთ yes:
alert-ask-elsewhere = გაუშვით იქ, სადაც ვინმეს პასუხის გაცემა შეუძლია
alert-not-simulated = არაფერი მოდელირებულა
alert-not-publishable = პროექტის გამოქვეყნება შეუძლებელია
alert-would-again = ადრე გამოქვეყნდა, როგორც { $id }: ხელახლა გამოქვეყნება არაფერს ჩაწერდა.
alert-would-nobody = მას ვერავინ მიიღებდა.
alert-checked = პროექტის გამოქვეყნება { $origin }-ს შეუძლია. არავის ეცნობა.
alert-would-none-enrolled = ჯერ არც ერთი პარტნიორი არ არის რეგისტრირებული: მას ვერავინ მიიღებდა.
alert-published-before = ადრე გამოქვეყნდა, როგორც { $id }: ახალი არაფერი ჩაწერილა.
alert-published = გამოქვეყნდა { $id }: რეესტრის ელემენტი { $entry }, { $size } ზომის ხელმოწერილი საკონტროლო წერტილით.
alert-published-nobody = მას ვერავინ იღებს: არც ერთი პარტნიორი არ არის რეგისტრირებული. 'ntc peer add CARD' არეგისტრირებს, მერე --again აცნობებს.
alert-concluded-nobody = მას ვერავინ იღებს. მიზეზი ბოლო სვეტშია; რა არის ძალაში და ვისთან, აჩვენებს 'ntc agreement list'. როცა ეს შეიცვლება: ntc alert publish FILE --again
alert-concluded = { $count ->
        [one] { $count } პარტნიორიდან იღებს { $entitled }. რა მოუვიდა: ntc alert delivery { $id }
       *[other] { $count } პარტნიორიდან იღებს { $entitled }. რა მოუვიდა: ntc alert delivery { $id }
    }
alert-unseen = შეამოწმეთ: სთხოვენ მოქმედებას, მაგრამ ვისზეა, არ ეჩვენება: { $parties }
alert-gets-nothing = არაფერი
alert-withheld-asked = გაუცემელია, შეიძლება მოთხოვნა
alert-refused-not-listed = უარყოფილი ჩანაწერების სია ნაჩვენები არ იქნა
alert-refused-none = პარტნიორების გამოგზავნილიდან არაფერია უარყოფილი.
alert-column-received = მიღებულია (UTC)
alert-column-refused = უარყოფილია
alert-column-again = გადაისინჯება (UTC)
alert-not-withdrawn = გაფრთხილება არ გაუქმდა
alert-reasons = მიზეზები
alert-retract-ask = გაფრთხილება { $id } წაიშლება აქ და ყველა პარტნიორთან, ვისაც ის აქვს. გასაუქმებლად აკრიფეთ yes:
alert-give-yes = მიუთითეთ --yes
alert-withdrew = გაუქმდა: { $id }.
alert-withdrew-all = გაუქმდა: { $id }, ყველა { $count } ვერსია.
alert-retract-nobody = არც ერთ პარტნიორს არ აქვს.
alert-retract-told = ამათ ეცნობებათ, რადგან მიიღეს ან გზაშია:
alert-retract-unable = ვერ კითხულობს გაუქმებებს: დაურეკეთ
alert-not-shown = გაფრთხილება ნაჩვენები არ იქნა
alert-came-untold = რა შედეგი მოჰყვა, ახლა ვერ ითქმება: { $why }
alert-came-title = რა შედეგი მოჰყვა, 'ntc outcome ID'-ით. დრო UTC-ით.
alert-came-none = შედეგი არავის უცნობებია და არც არავინ არის ვალდებული.
alert-show-of = { $kind }, { $origin }
alert-show-contact-first = მოქმედებამდე ავტორს ეკითხებიან.
alert-show-nothing-left = მისი შინაარსიდან აღარაფერი დარჩა.
alert-show-not-disclosed = არ გამჟღავნებულა ან არ არის: { $sections }
alert-show-revealed = ნაჩვენებია დანარჩენზე გვიან და დადასტურებულია, რომ ხელმოწერილი სწორედ ეს იყო: { $sections }
alert-show-entry = ავტორის რეესტრის ელემენტი { $entry }; ინახება { $since } UTC-დან
alert-show-entry-key = ავტორის რეესტრის ელემენტი { $entry }; ინახება { $since } UTC-დან; ავტორის გასაღები { $key }
alert-show-retracted = გაუქმებულია ავტორის მიერ
alert-show-superseded = შესწორებულია ავტორის მიერ
alert-show-same = სხვა გზით ინახება
alert-show-refused = უარყოფილია
alert-show-again = ხელახლა შეფასდება { $until } UTC
alert-show-held-back = ავტორი ნაწილს აყოვნებს
alert-show-kept = ინახება { $until } UTC-მდე, საფუძველი: { $by }
alert-show-kept-section = { $section }: { $until } UTC-მდე, საფუძველი: { $by }
alert-show-use = გამოყენება: { $said }
alert-bound-author = ავტორი
alert-bound-agreement = შეთანხმება { $agreement }
alert-bound-agreement-ended = { $agreement } შეთანხმების დასრულება
alert-bound-own = ამ კვანძის წესი
alert-from = { $origin }-სგან, { $by }-ის გავლით, დასახელებული თანხმობის გარეშე; { $origin } უწოდებს { $id }
alert-from-consent = { $origin }-სგან, { $by }-ის გავლით, { $origin }-ის თანხმობით { $consent }; { $origin } უწოდებს { $id }
alert-signed-known = ხელმოწერილია გასაღებით { $key }, რომელსაც { $origin }-ის ბარათი ასახელებს; { $origin }-ის რეესტრის ელემენტი { $entry }
alert-signed-said = ხელმოწერილია გასაღებით { $key }, რომელიც { $by }-ის თქმით { $origin }-ისაა; { $origin }-ის რეესტრის ელემენტი { $entry }
alert-also-author = მოვიდა ავტორისგანაც, TLP:{ $tlp }, ჩანაწერით { $id }; მოქმედებს უფრო მკაცრი პირობები
alert-also-by = მოვიდა { $by }-ის გავლითაც, TLP:{ $tlp }, ჩანაწერით { $id }; მოქმედებს უფრო მკაცრი პირობები
alert-kinds = სახეობები: { $names }
alert-page-key = გასაღები ის არის, რომლითაც წინა გვერდი დასრულდა
alert-goods-erased = წაშლილია
alert-from-by = { $origin }, { $by }-ის გავლით
alert-look-at = შესამოწმებელი:
alert-publish-it = გამოქვეყნება
alert-pages-looking = შესაფერისი ჯერ არ არის; ძებნა გრძელდება
alert-published-unseen = თქვენი წესები ამ ჩანაწერს არ გიჩვენებთ, და არც იმას, ვინ მიიღო.
alert-not-proven = მტკიცებულება არ ჩაწერილა
alert-proven = ჩაიწერა { $file }. ვინც მას მიიღებს, ამოწმებს ბრძანებით 'ntc ledger check'; კვანძი საჭირო არ არის.
alert-proven-shows = ის აჩვენებს განყოფილებებს: { $sections }
alert-proven-nothing = ის არცერთ განყოფილებას არ აჩვენებს, მხოლოდ სათაურს.
alert-proven-whose = რომ გასაღებები { $origin }-ს ეკუთვნის, მხოლოდ ანაბეჭდით დგინდება, რომელსაც თავად ეს მხარე კითხულობს: { $fingerprint }
