inbox-nothing = Sizi bekleyen bir şey yok.
inbox-nothing-owed = Sizden beklenen bir şey yok.
inbox-ending = { $count ->
        [one] Saklama süresi bittiği için { $count } gün içinde silinecek:
       *[other] Saklama süresi bittiği için { $count } gün içinde silinecek:
    }
inbox-ending-more = ve { $count } tane daha; ntc record ending
inbox-met = { $record }: { $who }, { $alert } uyarınızın konusuyla karşılaştı: { $says }
inbox-do-answer = Ne sorulduğu: ntc request show RECORD. Cevaplamak için: ntc answer RECORD --status CODE
inbox-do-acknowledge = Üzerinde çalışıldığını bildirmek için: ntc request take RECORD
inbox-do-consent = Karar vermek için: ntc consent grant RECORD; veya: ntc consent refuse RECORD --refusal CODE
inbox-do-outcome = Ne sonuç çıktığını bildirmek için: ntc outcome RECORD --result CODE
inbox-do-continue = Ne istendiği: ntc alert show RECORD. Bildirmek için: ntc request about ID --continues RECORD
inbox-do-hit-outcome = Karşılaştığınız kişi veya şeyle ilgili sonucu bildirmek için: ntc outcome RECORD --result CODE
inbox-do-hit = Neyle karşılaşıldığı: ntc alert show RECORD. İlgilendiğinizi bildirmek için: ntc request take RECORD. Sormak için: ntc request about RECORD
inbox-do-recall = Burada kimin buna dayanarak işlem yaptığını sorun ve düzenleyene bildirin: ntc recall acted RECORD PARTY --undone yes; geri alınacak bir şey yoksa yes yerine no
inbox-asked-title = Ortaklar 7 gün içinde bunları sordu ve listelerinizin kayıtlarıyla eşleşti:
inbox-asked = { $at } { $who } { $subject } hakkında sordu, amaç: { $purpose }; eşleşen: { $entries }
inbox-asked-more = ve { $count } tane daha; ntc query list
inbox-do-asked = Neyin neden sorulduğu: ntc query list. Liste kaydı: ntc watchlist show LIST KEY. Ortağa sormak için: ntc request new
