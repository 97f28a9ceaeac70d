audit-not-exported = აუდიტის ჟურნალი ბოლომდე არ ჩაწერილა
audit-not-checked = აუდიტის ჟურნალი ბოლომდე არ შემოწმებულა
audit-reading = იკითხება
audit-ended = კვანძმა შემოწმება უშედეგოდ დაასრულა
audit-ended-advice = ხელახლა გაუშვით; თუ განმეორდა, ნახეთ კვანძის ჟურნალი
audit-well = ყველაფერი წესრიგშია. { $summary }
audit-findings = { $count ->
        [one] { $count } დარღვევა
       *[other] { $count } დარღვევა
    }
audit-altered = აუდიტის ჟურნალი არ არის ისეთი, როგორიც ჩაიწერა
audit-altered-advice = დაუყოვნებლივ შეატყობინეთ ადმინისტრატორის ზემდგომს და ნუ შეეხებით კვანძის ფაილებს
audit-not-listed = არაფერი ჩამოთვლილა
audit-none = ასეთი ჩანაწერი არ არის.
audit-older = უფრო ძველი: --page { $number }
audit-column-no = №
audit-column-time = დრო
audit-column-officer = ოფიცერი
audit-column-call = გამოძახება
audit-column-about = რის შესახებ
audit-column-outcome = შედეგი
audit-outcome-of = { $outcome } ({ $begun }-ისთვის)
audit-outcome-hidden = { $outcome }, ნაჩვენები არ არის: { $count }
audit-both = { $officer } და { $second }
audit-column-act = მოქმედება
audit-column-record = ჩანაწერი
audit-decision-goes = გატარდა
audit-decision-refused = უარი თქვა: { $rule }
audit-decision-kept = { $sections }: დატოვა { $rule }
audit-decision-before = დატოვებულია წესების შეკითხვამდე
audit-decision-question = შეკითხვა, რაოდენობა { $count }
audit-decisions-none = ასეთი გადაწყვეტილება არ არის.
audit-decisions-begin = ჟურნალი იწყება { $time }-დან: მისი მოცულობა შეზღუდულია და ძველი სტრიქონები წაიშალა.
