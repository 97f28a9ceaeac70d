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
