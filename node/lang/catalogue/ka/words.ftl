words-eta-left = დარჩა { $eta }
words-delivery-unknown = უცნობია
words-delivery-queued = ელოდება გაგზავნას
words-delivery-sent = გაგზავნილია, ქვითარი ჯერ არ არის
words-delivery-received = მიღებულია, ქვითარი ხელმოწერილია
words-delivery-accepted = დადასტურებულია, ქვითარი ხელმოწერილია
words-delivery-judged-later = მიღებულია, შეფასდება მოგვიანებით
words-delivery-withheld = არ გადაეცემა
words-delivery-held-back = ამჟამად შეჩერებულია
words-delivery-erased = წაიშალა გაგზავნამდე
words-delivery-refused = მიღებულია, არ დადასტურდა
words-contact-first = ნუ იმოქმედებთ შეთანხმების გარეშე
words-never = არასოდეს
words-just-now = ახლახან
words-seconds-ago = { $count } წმ-ის წინ
words-minutes-ago = { $count } წთ-ის წინ
words-hours-ago = { $count } სთ-ის წინ
words-days-ago = { $count } დღის წინ
words-kind-unknown = სახე { $number }
words-more-pages = შემდეგ: --page { $key }
words-yes = დიახ
words-no = არა
words-unseen-answers = { $count ->
        [one] თქვენი წესები არ გაჩვენებთ: { $count } პასუხი.
       *[other] თქვენი წესები არ გაჩვენებთ: { $count } პასუხი.
    }
words-unseen-outcomes = { $count ->
        [one] თქვენი წესები არ გაჩვენებთ: { $count } შედეგი.
       *[other] თქვენი წესები არ გაჩვენებთ: { $count } შედეგი.
    }
words-unseen-others = { $count ->
        [one] თქვენი წესები არ გაჩვენებთ: { $count } სხვა მათგანი.
       *[other] თქვენი წესები არ გაჩვენებთ: { $count } სხვა მათგანი.
    }
words-unseen-questions = { $count ->
        [one] თქვენი წესები არ გაჩვენებთ: { $count } კითხვა, რომლის პასუხი ჩანაწერებშია.
       *[other] თქვენი წესები არ გაჩვენებთ: { $count } კითხვა, რომლის პასუხი ჩანაწერებშია.
    }
words-unseen-records = { $count ->
        [one] თქვენი წესები არ გაჩვენებთ: { $count } ჩანაწერი.
       *[other] თქვენი წესები არ გაჩვენებთ: { $count } ჩანაწერი.
    }
words-unseen-records-of-these = { $count ->
        [one] თქვენი წესები არ გაჩვენებთ: { $count } ჩანაწერი ამათგან.
       *[other] თქვენი წესები არ გაჩვენებთ: { $count } ჩანაწერი ამათგან.
    }
words-of-thousand = { $score } 1000-დან
