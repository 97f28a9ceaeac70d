request-not-asked = მოთხოვნა არ გაგზავნილა
request-sample-advice = ჩაწერეთ მასში თქვენი შეკითხვა და პარტნიორი, რომელსაც ეკითხებით, შემდეგ გაგზავნეთ ბრძანებით 'ntc request new FILE'
request-not-shown = მოთხოვნა არ არის ნაჩვენები
request-not-told = არაფერი შეტყობინებულა
request-kinds = სახეები
request-hours = { $count ->
        [one] { $count } საათი
       *[other] { $count } საათი
    }
request-minutes = { $count ->
        [one] { $count } წუთი
       *[other] { $count } წუთი
    }
request-is-asked = { $party }: მოთხოვნა გაიგზავნა, ჩანაწერი
request-was-asked = { $party }: მოთხოვნა უკვე გაგზავნილი იყო, არაფერი ჩაწერილა, ჩანაწერი
request-due = პასუხის ვადა მოთხოვნის მიღებიდან: { $time }.
request-sooner = ეს შეთანხმებულ ვადაზე ადრეა: { $agreed }.
request-not-yet = { $party }: მოთხოვნა ჯერ არ გაგზავნილა.
request-ask-it = მოთხოვნის გაგზავნა
request-title = მოთხოვნა { $id }, { $origin }
request-title-withdrawn = მოთხოვნა { $id }, { $origin }, გაუქმებულია მომთხოვნის მიერ
request-label-received = მიღებულია
request-label-taken = აღებულია სამუშაოდ
request-label-asks = ითხოვს
request-label-question = კითხვა
request-label-because = დასაბუთება
request-label-about = რას ეხება
request-about = { $id }, { $origin }-ისგან
request-no-time = არ არის შეტყობინებული
request-column-party = ვისი პასუხი
request-column-status = სტატუსი
request-column-since = როდიდან
request-column-until = როდემდე
request-column-record = ჩანაწერი
request-taken = ავტორს ეცნობება, რომ { $id }-ზე მუშაობთ, ჩანაწერი
