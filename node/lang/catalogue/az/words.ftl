words-eta-left = { $eta } qalıb
words-delivery-unknown = məlum deyil
words-delivery-queued = göndərilməyi gözləyir
words-delivery-sent = göndərilib, qəbz hələ yoxdur
words-delivery-received = alınıb, qəbz imzalanıb
words-delivery-accepted = qəbul edilib, qəbz imzalanıb
words-delivery-judged-later = alınıb, sonra qiymətləndiriləcək
words-delivery-withheld = ona verilmir
words-delivery-held-back = hazırda saxlanılır
words-delivery-erased = göndərilmədən silinib
words-delivery-refused = alınıb, qəbul edilməyib
words-contact-first = ƏLAQƏ SAXLAMADAN TƏDBİR GÖRMƏYİN
words-never = heç vaxt
words-just-now = indicə
words-seconds-ago = { $count } san əvvəl
words-minutes-ago = { $count } dəq əvvəl
words-hours-ago = { $count } saat əvvəl
words-days-ago = { $count } gün əvvəl
words-kind-unknown = növ { $number }
words-more-pages = Davamı: --page { $key }
words-yes = bəli
words-no = xeyr
words-unseen-answers = { $count ->
        [one] Qaydalarınız { $count } cavabı göstərmir.
       *[other] Qaydalarınız { $count } cavabı göstərmir.
    }
words-unseen-outcomes = { $count ->
        [one] Qaydalarınız { $count } nəticəni göstərmir.
       *[other] Qaydalarınız { $count } nəticəni göstərmir.
    }
words-unseen-others = { $count ->
        [one] Qaydalarınız { $count } digər uyğunluğu göstərmir.
       *[other] Qaydalarınız { $count } digər uyğunluğu göstərmir.
    }
words-unseen-questions = { $count ->
        [one] Qaydalarınız { $count } sualı (cavabı yazılarda olan) göstərmir.
       *[other] Qaydalarınız { $count } sualı (cavabı yazılarda olan) göstərmir.
    }
words-unseen-records = { $count ->
        [one] Qaydalarınız { $count } yazını göstərmir.
       *[other] Qaydalarınız { $count } yazını göstərmir.
    }
words-unseen-records-of-these = { $count ->
        [one] Qaydalarınız { $count } yazını (bunlardan) göstərmir.
       *[other] Qaydalarınız { $count } yazını (bunlardan) göstərmir.
    }
words-of-thousand = 1000-dən { $score }
