words-eta-left = { $eta } kaldı
words-delivery-unknown = bilinmiyor
words-delivery-queued = gönderilmeyi bekliyor
words-delivery-sent = gönderildi, alındı belgesi henüz yok
words-delivery-received = alındı, alındı belgesi imzalandı
words-delivery-accepted = kabul edildi, alındı belgesi imzalandı
words-delivery-judged-later = alındı, sonra değerlendirilecek
words-delivery-withheld = gönderilmiyor
words-delivery-held-back = şu an bekletiliyor
words-delivery-erased = gönderilmeden silindi
words-delivery-refused = alındı, kabul edilmedi
words-contact-first = TEMAS KURMADAN İŞLEM YAPMAYIN
words-never = hiç
words-just-now = az önce
words-seconds-ago = { $count } sn önce
words-minutes-ago = { $count } dk önce
words-hours-ago = { $count } sa önce
words-days-ago = { $count } gün önce
words-kind-unknown = tür { $number }
words-more-pages = Devamı: --page { $key }
words-yes = evet
words-no = hayır
words-unseen-answers = { $count ->
        [one] Kurallarınız { $count } yanıtı göstermiyor.
       *[other] Kurallarınız { $count } yanıtı göstermiyor.
    }
words-unseen-outcomes = { $count ->
        [one] Kurallarınız { $count } sonucu göstermiyor.
       *[other] Kurallarınız { $count } sonucu göstermiyor.
    }
words-unseen-others = { $count ->
        [one] Kurallarınız { $count } diğer eşleşmeyi göstermiyor.
       *[other] Kurallarınız { $count } diğer eşleşmeyi göstermiyor.
    }
words-unseen-questions = { $count ->
        [one] Kurallarınız { $count } soruyu (yanıtı kayıtlarda olan) göstermiyor.
       *[other] Kurallarınız { $count } soruyu (yanıtı kayıtlarda olan) göstermiyor.
    }
words-unseen-records = { $count ->
        [one] Kurallarınız { $count } kaydı göstermiyor.
       *[other] Kurallarınız { $count } kaydı göstermiyor.
    }
words-unseen-records-of-these = { $count ->
        [one] Kurallarınız { $count } kaydı (bunlardan) göstermiyor.
       *[other] Kurallarınız { $count } kaydı (bunlardan) göstermiyor.
    }
words-of-thousand = 1000 üzerinden { $score }
