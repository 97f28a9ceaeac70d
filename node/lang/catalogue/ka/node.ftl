node-not-said = კვანძმა თავისი მდგომარეობა არ შეატყობინა
node-no-party = კვანძი ასეთი ფორმის მხარეს არ ასახელებს: { $error }
node-no-party-advice = გამოიყენეთ კვანძის ვერსიის ntc
node-label-party = მხარე
node-label-state = მდგომარეობა
node-label-since = მუშაობს
node-since = { $at } UTC ({ $ago }), ვერსია { $version }
node-label-partners = პარტნიორები
node-partners = დაკავშირებულია { $connected } / { $all }
node-label-published = გამოქვეყნებული
node-published = { $records }; რეესტრში { $entries }
node-records = { $count ->
        [one] { $count } მონაცემთა ჩანაწერი
       *[other] { $count } მონაცემთა ჩანაწერი
    }
node-entries = { $count ->
        [one] { $count } ჩანაწერი
       *[other] { $count } ჩანაწერი
    }
node-label-received = მიღებული
node-received = { $records }; უარყოფილია: { $refused }
node-label-disk = თავისუფალია დისკზე
node-label-index = ინდექსი
node-index-lag = { $count ->
        [one] ჟურნალს ჩამორჩება { $count } ჩანაწერით: სიებში უახლესი აკლია
       *[other] ჟურნალს ჩამორჩება { $count } ჩანაწერით: სიებში უახლესი აკლია
    }
node-nothing-to-look-at = თქვენს ყურადღებას არაფერი საჭიროებს.
node-to-look-at = ყურადსაღებია:
node-state-ready = მზად არის
node-state-full = დისკი სავსეა
node-state-starting = ეშვება
node-state-read-only = მხოლოდ წაკითხვა
node-state-guarded = დაცული რეჟიმი
