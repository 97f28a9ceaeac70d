inbox-nothing = На вас нічого не чекає.
inbox-nothing-owed = За вами нічого не числиться.
inbox-ending = { $count ->
        [one] Видаляється протягом { $count } дня, бо спливає строк зберігання:
        [few] Видаляється протягом { $count } днів, бо спливає строк зберігання:
        [many] Видаляється протягом { $count } днів, бо спливає строк зберігання:
       *[other] Видаляється протягом { $count } днів, бо спливає строк зберігання:
    }
inbox-ending-more = і ще { $count }; ntc record ending
inbox-met = { $record }: { $who } виявив обʼєкт вашого орієнтування { $alert }: { $says }
inbox-do-answer = Про що запит: ntc request show RECORD. Відповісти: ntc answer RECORD --status CODE
inbox-do-acknowledge = Повідомити, що над ним працюють: ntc request take RECORD
inbox-do-consent = Вирішити: ntc consent grant RECORD; або: ntc consent refuse RECORD --refusal CODE
inbox-do-outcome = Повідомити, що з цього вийшло: ntc outcome RECORD --result CODE
inbox-do-continue = Що потрібно: ntc alert show RECORD. Повідомити: ntc request about ID --continues RECORD
inbox-do-hit-outcome = Повідомити результат щодо того, кого або що ви виявили: ntc outcome RECORD --result CODE
inbox-do-hit = Що виявлено: ntc alert show RECORD. Що ви цим займаєтеся: ntc request take RECORD. Запитати: ntc request about RECORD
inbox-do-recall = Дізнайтеся, хто тут діяв на цій підставі, і повідомте автора: ntc recall acted RECORD PARTY --undone yes; якщо скасовувати не було чого, no замість yes
inbox-asked-title = Партнери за 7 днів запитували про це, і є збіги із записами ваших списків:
inbox-asked = { $at } { $who } запитав: { $subject }, мета: { $purpose }; збіглося: { $entries }
inbox-asked-more = і ще { $count }; ntc query list
inbox-do-asked = Що запитано і навіщо: ntc query list. Запис списку: ntc watchlist show LIST KEY. Запитати партнера: ntc request new
