words-eta-left = { $eta } қалды
words-delivery-unknown = белгісіз
words-delivery-queued = жіберуді күтуде
words-delivery-sent = жіберілді, түбіртек әлі жоқ
words-delivery-received = алынды, түбіртекке қол қойылған
words-delivery-accepted = қабылданды, түбіртекке қол қойылған
words-delivery-judged-later = алынды, кейін қаралады
words-delivery-withheld = берілмейді
words-delivery-held-back = қазір кідіртілген
words-delivery-erased = жіберілмей тұрып өшірілді
words-delivery-refused = алынды, қабылданбады
words-contact-first = КЕЛІСПЕЙ ӘРЕКЕТ ЕТПЕҢІЗ
words-never = ешқашан
words-just-now = жаңа ғана
words-seconds-ago = { $count } с бұрын
words-minutes-ago = { $count } мин бұрын
words-hours-ago = { $count } сағ бұрын
words-days-ago = { $count } күн бұрын
words-kind-unknown = түр { $number }
words-more-pages = Жалғасы: --page { $key }
words-yes = иә
words-no = жоқ
words-unseen-answers = { $count ->
        [one] Ережелеріңіз { $count } жауапты көрсетпейді.
       *[other] Ережелеріңіз { $count } жауапты көрсетпейді.
    }
words-unseen-outcomes = { $count ->
        [one] Ережелеріңіз { $count } нәтижені көрсетпейді.
       *[other] Ережелеріңіз { $count } нәтижені көрсетпейді.
    }
words-unseen-others = { $count ->
        [one] Ережелеріңіз { $count } басқа сәйкестікті көрсетпейді.
       *[other] Ережелеріңіз { $count } басқа сәйкестікті көрсетпейді.
    }
words-unseen-questions = { $count ->
        [one] Ережелеріңіз { $count } сұрақты (жауабы жазбаларда) көрсетпейді.
       *[other] Ережелеріңіз { $count } сұрақты (жауабы жазбаларда) көрсетпейді.
    }
words-unseen-records = { $count ->
        [one] Ережелеріңіз { $count } жазбаны көрсетпейді.
       *[other] Ережелеріңіз { $count } жазбаны көрсетпейді.
    }
words-unseen-records-of-these = { $count ->
        [one] Ережелеріңіз { $count } жазбаны (осылардан) көрсетпейді.
       *[other] Ережелеріңіз { $count } жазбаны (осылардан) көрсетпейді.
    }
words-of-thousand = 1000-нан { $score }
