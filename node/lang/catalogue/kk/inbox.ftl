inbox-nothing = Сізді күткен ештеңе жоқ.
inbox-nothing-owed = Сізден күтілетін ештеңе жоқ.
inbox-ending = { $count ->
        [one] Сақтау мерзімі аяқталатындықтан { $count } күн ішінде өшіріледі:
       *[other] Сақтау мерзімі аяқталатындықтан { $count } күн ішінде өшіріледі:
    }
inbox-ending-more = және тағы { $count }; ntc record ending
inbox-met = { $record }: { $who } { $alert } дабылыңыздың нысанын кездестірді: { $says }
inbox-do-answer = Не сұралғаны: ntc request show RECORD. Жауап беру: ntc answer RECORD --status CODE
inbox-do-acknowledge = Онымен жұмыс жүріп жатқанын айту: ntc request take RECORD
inbox-do-consent = Шешу: ntc consent grant RECORD; немесе: ntc consent refuse RECORD --refusal CODE
inbox-do-outcome = Нәтижесін хабарлау: ntc outcome RECORD --result CODE
inbox-do-continue = Не керегі: ntc alert show RECORD. Хабарлау: ntc request about ID --continues RECORD
inbox-do-hit-outcome = Кездестірген адам немесе зат бойынша нәтижені хабарлау: ntc outcome RECORD --result CODE
inbox-do-hit = Не кездескені: ntc alert show RECORD. Айналысып жатқаныңызды білдіру: ntc request take RECORD. Сұрау: ntc request about RECORD
inbox-do-recall = Мұнда осының негізінде кім әрекет еткенін сұрап, авторға хабарлаңыз: ntc recall acted RECORD PARTY --undone yes; болдырмайтын ештеңе болмаса, yes орнына no
inbox-asked-title = Серіктестер 7 күн ішінде бұлар туралы сұрады, тізімдеріңіздің жазбаларымен сәйкес келді:
inbox-asked = { $at } { $who } { $subject } туралы сұрады, мақсаты: { $purpose }; сәйкес келді: { $entries }
inbox-asked-more = және тағы { $count }; ntc query list
inbox-do-asked = Не және неге сұралғаны: ntc query list. Тізім жазбасы: ntc watchlist show LIST KEY. Серіктестен сұрау: ntc request new
