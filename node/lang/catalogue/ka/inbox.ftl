inbox-nothing = არაფერი გელოდებათ.
inbox-nothing-owed = თქვენ არაფერი გმართებთ.
inbox-ending = { $count ->
        [one] წაიშლება { $count } დღეში, რადგან შენახვის ვადა იწურება:
       *[other] წაიშლება { $count } დღეში, რადგან შენახვის ვადა იწურება:
    }
inbox-ending-more = და კიდევ { $count }; ntc record ending
inbox-met = { $record }: { $who } შეხვდა თქვენი გაფრთხილების { $alert } ობიექტს: { $says }
inbox-do-answer = რას ითხოვენ: ntc request show RECORD. პასუხისთვის: ntc answer RECORD --status CODE
inbox-do-acknowledge = რომ მასზე მუშაობენ, ასე ითქმის: ntc request take RECORD
inbox-do-consent = გადაწყვეტილებისთვის: ntc consent grant RECORD; ან: ntc consent refuse RECORD --refusal CODE
inbox-do-outcome = შედეგის შესატყობინებლად: ntc outcome RECORD --result CODE
inbox-do-continue = რა არის საჭირო: ntc alert show RECORD. შესატყობინებლად: ntc request about ID --continues RECORD
inbox-do-hit-outcome = აღმოჩენილ პირზე ან საგანზე შედეგის შესატყობინებლად: ntc outcome RECORD --result CODE
inbox-do-hit = რას შეხვდნენ: ntc alert show RECORD. რომ ამაზე მუშაობთ: ntc request take RECORD. შესაკითხად: ntc request about RECORD
inbox-do-recall = იკითხეთ, ვინ იმოქმედა აქ ამის საფუძველზე, და შეატყობინეთ ავტორს: ntc recall acted RECORD PARTY --undone yes; თუ გასაუქმებელი არაფერი იყო, yes-ის ნაცვლად no
inbox-asked-title = პარტნიორებმა 7 დღის განმავლობაში ამაზე იკითხეს და თქვენი სიების ჩანაწერებს დაემთხვა:
inbox-asked = { $at } { $who } იკითხა: { $subject }, მიზანი: { $purpose }; დაემთხვა: { $entries }
inbox-asked-more = და კიდევ { $count }; ntc query list
inbox-do-asked = რა და რატომ იკითხეს: ntc query list. სიის ჩანაწერი: ntc watchlist show LIST KEY. პარტნიორის შესაკითხად: ntc request new
