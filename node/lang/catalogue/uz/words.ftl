words-eta-left = { $eta } qoldi
words-delivery-unknown = maʼlum emas
words-delivery-queued = yuborilishini kutmoqda
words-delivery-sent = yuborildi, tilxat hali yoʻq
words-delivery-received = olindi, tilxat imzolangan
words-delivery-accepted = qabul qilindi, tilxat imzolangan
words-delivery-judged-later = olindi, keyinroq koʻriladi
words-delivery-withheld = unga berilmaydi
words-delivery-held-back = hozircha ushlab turilibdi
words-delivery-erased = yuborilishidan oldin oʻchirildi
words-delivery-refused = olindi, qabul qilinmadi
words-contact-first = BOGʻLANMASDAN HARAKAT QILMANG
words-never = hech qachon
words-just-now = hozirgina
words-seconds-ago = { $count } s oldin
words-minutes-ago = { $count } daq oldin
words-hours-ago = { $count } soat oldin
words-days-ago = { $count } kun oldin
words-kind-unknown = tur { $number }
words-more-pages = Davomi: --page { $key }
words-yes = ha
words-no = yoʻq
words-unseen-answers = { $count ->
        [one] Qoidalaringiz { $count } javobni koʻrsatmaydi.
       *[other] Qoidalaringiz { $count } javobni koʻrsatmaydi.
    }
words-unseen-outcomes = { $count ->
        [one] Qoidalaringiz { $count } natijani koʻrsatmaydi.
       *[other] Qoidalaringiz { $count } natijani koʻrsatmaydi.
    }
words-unseen-others = { $count ->
        [one] Qoidalaringiz { $count } boshqa moslikni koʻrsatmaydi.
       *[other] Qoidalaringiz { $count } boshqa moslikni koʻrsatmaydi.
    }
words-unseen-questions = { $count ->
        [one] Qoidalaringiz { $count } savolni (javobi yozuvlarda) koʻrsatmaydi.
       *[other] Qoidalaringiz { $count } savolni (javobi yozuvlarda) koʻrsatmaydi.
    }
words-unseen-records = { $count ->
        [one] Qoidalaringiz { $count } yozuvni koʻrsatmaydi.
       *[other] Qoidalaringiz { $count } yozuvni koʻrsatmaydi.
    }
words-unseen-records-of-these = { $count ->
        [one] Qoidalaringiz { $count } yozuvni (shulardan) koʻrsatmaydi.
       *[other] Qoidalaringiz { $count } yozuvni (shulardan) koʻrsatmaydi.
    }
words-of-thousand = 1000 dan { $score }
