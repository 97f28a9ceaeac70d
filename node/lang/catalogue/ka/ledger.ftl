ledger-not-shown = რეესტრი არ ნაჩვენებია
ledger-no-witness = ჯერ არავინ
ledger-label-ledger = რეესტრი
ledger-label-size = ზომა
ledger-label-witnesses = მოწმეები
ledger-entries = { $count ->
        [one] { $count } ჩანაწერი
       *[other] { $count } ჩანაწერი
    }
ledger-records = { $count ->
        [one] { $count } მონაცემთა ჩანაწერი
       *[other] { $count } მონაცემთა ჩანაწერი
    }
ledger-size = { $entries }, მათ შორის { $records }
ledger-checkpoint = უახლესი ხელმოწერილი საკონტროლო წერტილი:
ledger-not-checked = რეესტრი ბოლომდე არ შემოწმებულა
ledger-reading = იკითხება
ledger-ended = კვანძმა შემოწმება უშედეგოდ დაასრულა
ledger-ended-advice = ხელახლა გაუშვით; თუ განმეორდა, ნახეთ კვანძის ჟურნალი
ledger-well = ყველაფერი წესრიგშია. { $summary }
ledger-findings = { $count ->
        [one] { $count } დარღვევა
       *[other] { $count } დარღვევა
    }
ledger-broken = შენახულიდან ყველაფერი არ არის ისე, როგორც უნდა იყოს
ledger-broken-advice = დაუყოვნებლივ შეატყობინეთ ადმინისტრატორს და ნუ შეეხებით კვანძის ფაილებს
ledger-proof-not-held = ფაილი არაფერს ამტკიცებს
ledger-proof-advice = ნუ დაეყრდნობით მას; ვინც მოგცათ, სთხოვეთ ფაილი ისეთი, როგორიც ჩაიწერა
ledger-proof-holds = მტკიცებულება სწორია.
ledger-proof-proves = რას ამტკიცებს:
ledger-proof-signed = ავტორის გასაღებმა { $key } ხელი მოაწერა ამ სათაურს და ამ განყოფილებებს: { $sections }
ledger-proof-signed-header = ავტორის გასაღებმა { $key } ხელი მოაწერა ამ სათაურს; არცერთი განყოფილება ნაჩვენები არ არის.
ledger-proof-lies = რეესტრის გასაღებმა { $key } ხელი მოაწერა, რომ ეს არის { $ledger } რეესტრის { $size } ელემენტიდან ელემენტი { $entry }.
ledger-proof-time = ელემენტში წერია, რომ ის { $origin }-ის საათით { $time } UTC-ზე შეიქმნა.
ledger-proof-witness = გასაღებმა { $key }, რომელსაც ჰქვია { $name }, { $time } UTC-ზე ხელი მოაწერა, რომ რეესტრის ეს მდგომარეობა ეთანხმება ყველაფერს, რაც მას რეესტრისა უნახავს.
ledger-proof-no-witness = რეესტრის ამ მდგომარეობას თავად მხარის გარდა არავინ აწერს ხელს.
ledger-proof-proves-not = რას არ ამტკიცებს:
ledger-proof-whose = რომ გასაღებები { $origin }-ს ეკუთვნის: ეს მხოლოდ მისი ბარათის ანაბეჭდით დგინდება, რომელიც თავად მხარემ უნდა წაიკითხოს. ანაბეჭდია { $fingerprint }
ledger-proof-whose-witness = რომ იმათი გასაღებები, ვინც გვერდით ხელი მოაწერა, მათია: შეადარეთ მათ ბარათებს.
ledger-proof-since = რომ არცერთი გასაღები არ გაუქმებულა { $time } UTC-ის შემდეგ, როცა ბარათი შეიქმნა: ჰკითხეთ მხარეს.
ledger-proof-not-shown = აქვს თუ არა ჩანაწერს ეს განყოფილებები, და დაფარულია ისინი თუ წაშლილი: { $sections }
ledger-proof-media = რა ჩანს სურათებსა და დოკუმენტებში: ფაილში მხოლოდ მათი ჰეშებია.
ledger-proof-later = რა დაემართა ჩანაწერს მოგვიანებით: შესწორდა, გაუქმდა თუ უპასუხეს.
