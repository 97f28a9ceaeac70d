subject-not-exported = hiçbir şey dışa aktarılmadı
subject-wrote = { $count ->
        [one] { $count } kayıt { $programs } ve { $people } dosyalarına yazıldı.
       *[other] { $count } kayıt { $programs } ve { $people } dosyalarına yazıldı.
    }
subject-not-found = kayıtlar incelenmedi
subject-reading = okunuyor
subject-record = { $id } { $kind }, { $origin }
subject-record-refused = { $id } { $kind }, { $origin }, geçerli değil: { $code }
subject-from = { $party } tarafından
subject-from-erased = { $party } tarafından; { $at } UTC'de sildi
subject-told = { $party } tarafına bildirildi: { $sections }
subject-told-erased = { $party } tarafına bildirildi: { $sections }; { $at } UTC'de sildi
subject-kept = { $until } UTC tarihine kadar saklanır
subject-summary = { $count ->
        [one] Okunan { $read } kayıttan { $count } tanesinde aranan geçiyor.
       *[other] Okunan { $read } kayıttan { $count } tanesinde aranan geçiyor.
    }
subject-erased = { $count ->
        [one] { $count } kayıt tamamen ya da kısmen silindi: ne dedikleri artık bilinmiyor.
       *[other] { $count } kayıt tamamen ya da kısmen silindi: ne dedikleri artık bilinmiyor.
    }
subject-unread = { $count ->
        [one] { $count } kayıt bu sürümle okunamıyor.
       *[other] { $count } kayıt bu sürümle okunamıyor.
    }
subject-unseen = { $id }, { $origin }: kurallarınız bu kaydı size göstermiyor; görebilecek birinin bakması gerekir
