audit-not-exported = denetim kaydı sonuna kadar yazılmadı
audit-not-checked = denetim kaydı sonuna kadar denetlenmedi
audit-reading = okunuyor
audit-ended = düğüm denetimi sonuçsuz bitirdi
audit-ended-advice = yeniden çalıştırın; yine böyle biterse düğümün günlüğüne bakın
audit-well = Her şey yolunda. { $summary }
audit-findings = { $count ->
        [one] { $count } bulgu
       *[other] { $count } bulgu
    }
audit-altered = denetim kaydı yazıldığı gibi değil
audit-altered-advice = yöneticinin bağlı olduğu kişiye hemen bildirin ve düğümün dosyalarına dokunmayın
audit-not-listed = hiçbir şey listelenmedi
audit-none = Böyle bir girdi yok.
audit-older = Daha eskileri: --page { $number }
audit-column-no = SIRA
audit-column-time = ZAMAN
audit-column-officer = MEMUR
audit-column-call = ÇAĞRI
audit-column-about = KONU
audit-column-outcome = SONUÇ
audit-outcome-of = { $outcome } ({ $begun } için)
audit-outcome-hidden = { $outcome }, gösterilmeyen: { $count }
audit-both = { $officer } ve { $second }
audit-column-act = EYLEM
audit-column-record = KAYIT
audit-decision-goes = bırakıldı
audit-decision-refused = { $rule } reddetti
audit-decision-kept = { $sections }: { $rule } tuttu
audit-decision-before = kurallar sorulmadan önce tutuldu
audit-decision-question = soru, sayısı { $count }
audit-decisions-none = Böyle bir karar yok.
audit-decisions-begin = Günlük { $time } ile başlar: boyutu sınırlıdır, eski satırlar silindi.
