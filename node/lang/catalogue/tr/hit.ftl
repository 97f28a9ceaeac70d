hit-not-listed = hiçbir şey listelenmedi
hit-waiting-title = Sizi bekleyen eşleşmeler, ivedi olanlar önce:
hit-waiting-judge = Birini değerlendirmek için: ntc hit show HIT
hit-waiting-more = { $count ->
        [one] ve { $count } eşleşme daha; ntc hit list
       *[other] ve { $count } eşleşme daha; ntc hit list
    }
hit-step-found = bulundu
hit-step-seen-again = yeniden görüldü
hit-step-claimed = üstlenildi
hit-step-released = bırakıldı
hit-step-confirmed = doğrulandı
hit-step-rejected = reddedildi
hit-step-snoozed = ertelendi
hit-step-reopened = yeniden açıldı
hit-step-prioritised = önceliği değişti
hit-step-tell = bildirilecek
hit-step-told = bildirildi
hit-step-untold = bildirilmiyor
hit-step-withdrawn = geri çekildi
hit-step-ended = sona erdi
hit-step-returned = geri geldi
hit-step-renamed = yeniden adlandırıldı
hit-step-target-ended = biri artık geçerli değil
hit-step-target-stands = biri yeniden geçerli
hit-step-target-changed = değiştirildi
hit-step-judged-anew = yeniden karşılaştırıldı
hit-of-list = { $list } listesinden { $key }
hit-screening = tarama { $reference }
hit-of-record = { $id }, { $origin }
hit-state-confirmed = { $state }: { $by }
hit-state-rejected = { $state }: { $by }: { $why }
hit-state-snoozed = { $state }, { $until } tarihine kadar
hit-state-snoozed-arrival = { $state }, varışa kadar, şu anki bilgiye göre { $until } UTC
hit-show-arrives = Varış: en erken { $at } UTC. Saat dilimi belirtilmeyen yerel saat UTC+5 olarak okunur: varışa kadar ertelenen eşleşme en çok üç saat erken açılır, hiçbir zaman geç açılmaz.
hit-state-gone = { $state }, artık geçerli değil
hit-state-changed = { $state }, aranan değişti
hit-gone-taken-off = { $what }: artık listede yok, { $since } UTC’den beri
hit-gone-retracted = { $what }: düzenleyen geri çekti, { $since } UTC’den beri
hit-gone-erased = { $what }: silindi, { $since } UTC’den beri
hit-gone-replaced = { $what }: yerini başka bir sürüm aldı, { $since } UTC’den beri
hit-gone-over = { $what }: süresi doldu, { $since } UTC’den beri
hit-gone-unmet = { $what }: değiştirildi ve artık tarananla eşleşmiyor, { $since } UTC’den beri
hit-column-hit = EŞLEŞME
hit-column-priority = ÖNCELİK
hit-column-verdict = SONUÇ
hit-column-subject = TARANAN
hit-column-may-be = OLABİLİR
hit-column-from = KAYNAK
hit-column-state = DURUM
hit-column-seen = GÖRÜLDÜ
hit-states = eşleşme durumları: { $names }
hit-list-waits = { $count ->
        [one] { $count } eşleşme bekliyor
       *[other] { $count } eşleşme bekliyor
    }
hit-list-of-all = { $count ->
        [one] toplam { $count } eşleşme
       *[other] toplam { $count } eşleşme
    }
hit-list-spared = { $count ->
        [one] başlangıçtan beri { $count } görülme yeniden sorulmadı
       *[other] başlangıçtan beri { $count } görülme yeniden sorulmadı
    }
hit-list-no-such = Böyle bir eşleşme yok.
hit-list-none = Sizi bekleyen eşleşme yok.
hit-list-and-others = { $hit } ve { $count } eşleşme daha
hit-list-erased = (silindi)
hit-not-shown = eşleşme gösterilmedi
hit-show-erased = Tarananın verileri silindi: saklama süreleri doldu.
hit-show-subject = Taranan
hit-show-may-be = Şu olabilir
hit-show-compared = Karşılaştırma
hit-show-steps = Olanlar. Saatler UTC'dir.
hit-show-others = Ayrıca görülenler ve aynı kayıtla eşleşenler; onlar olup olmadığına bakın
hit-show-told-of = Aynı tarananden söz eden kayıtlar; öyle olup olmadığına bakın
hit-show-siblings = Aynı tarananın diğer eşleşmeleri
hit-also-nothing = { $target }: orada artık bir şey istenmiyor ya da kurallarınız bunu göstermiyor
hit-telling-wanted = Bildirilmek üzere.
hit-telling-waits = Bildirilmeyi bekliyor: { $why }
hit-telling-told = { $to }, { $at } UTC, kayıt { $record }: { $state }
hit-telling-withdrawing = { $to }, { $at } UTC, kayıt { $record }: geri çekilmek üzere
hit-telling-withdrawn = { $to }, { $at } UTC, kayıt { $record }: geri çekildi
hit-telling-untold = Bildirilmedi.
hit-show-heading = { $hit }: { $state }, { $verdict }, 1000 üzerinden { $score }, öncelik: { $priority }
hit-show-contact-first = Kimse işlem yapmadan önce bilginin sahibine sorulur.
hit-show-target = şu olabilir: { $target }
hit-show-seen = { $count ->
        [one] { $count } yolculukta görüldü, son olarak { $last } UTC.
       *[other] { $count } yolculukta görüldü, son olarak { $last } UTC.
    }
hit-show-told-by = { $count ->
        [one] { $count } kayıtta tarananden söz ediliyor.
       *[other] { $count } kayıtta tarananden söz ediliyor.
    }
hit-show-changed = Olabileceği şey { $at } UTC itibarıyla değiştirildi: { $facts }.
hit-show-changed-else = Olabileceği şey { $at } UTC itibarıyla değiştirildi, belirleyici bir bilgi değişmedi.
hit-show-changed-other = { $target } { $at } UTC itibarıyla değiştirildi. Eşleşme, aynısını arayan bir başkasına göre değerlendiriliyor.
hit-show-doubtful = İkisinin hâlâ eşleşip eşleşmediği bilinmiyor: tarananın karşılaştırma verileri saklanmıyor. Kendiniz bakın.
hit-show-withdrawn = Geri çekildi: { $why }.
hit-show-reopened = Yeniden açıldı: { $why }.
hit-show-before = Bu çift daha önce { $hit } içinde doğrulandı.
hit-show-marked = Taranan { $hit } içinde doğrulandı; o yeniden açılana kadar bu eşleşme kimseyi beklemiyor. Burada da oysa: ntc hit confirm { $name }
hit-show-rejected = Yeni bir doğum tarihi, belge veya takma ad olmadıkça bu çift { $until } UTC'ye kadar sorulmaz.
hit-show-sighting = { $subject }, { $at } UTC, { $verdict }, 1000 üzerinden { $score }
hit-column-at = ZAMAN
hit-column-who = KİM
hit-column-what = NE
hit-column-comment = AÇIKLAMA
hit-show-by-node = düğüm
hit-not-changed = hiçbir eşleşme değiştirilmedi
hit-done-claimed = { $name } üstlenildi.
hit-done-released = { $name } bırakıldı.
hit-done-confirmed = { $name } doğrulandı.
hit-done-to-be-told = { $name } bildirilecek.
hit-done-rejected = { $name } reddedildi.
hit-done-snoozed = { $name } ertelendi.
hit-done-reopened = { $name } yeniden açık.
hit-done-prioritised = { $name } önceliği değiştirildi.
hit-one-not-changed = { $name } değiştirilmedi: { $why }
hit-ask-owner = { $contact }: kimse işlem yapmadan önce sahibine sorun
hit-marked = İşaretlendi, çünkü taranan { $name } içindeki kişidir: { $marked }
hit-tells = { $who } tarafına bildiriliyor. Durumu: ntc hit show { $name }
hit-tells-nobody = Dışarıda kimseye bildirilmiyor: { $why }
hit-could-tell = { $who } tarafına bildirilmiyor. Bildirmek için: ntc hit tell { $name } --owner { $who }
hit-list-unseen = (size gösterilmiyor)
hit-show-owners = Kim arıyor ve kime ne bildirildi
hit-owner-own = kendi kaydınız; dışarıda kimseye bildirilmez
hit-owner-call = kimse işlem yapmadan önce arayın: { $party }, { $call }
hit-owner-told = bildirildi: { $line }
hit-owner-acted = işlem yaptığınız bildirildi: { $line }
hit-owner-untold = bildirilmedi; bildirmek için: ntc hit tell { $name } --owner { $party }
hit-owner-unconfirmed = bildirilmedi; bildirmek için: ntc hit confirm { $name } --tell
hit-owner-kept = şu anda bildirilemez: { $why }
hit-owner-unseen = kurallarınız ne kaydı ne de yazarına ne bildirildiğini gösteriyor
hit-owner-said = yanıt { $at } UTC, kayıt { $record }: { $says }
hit-owner-owed = sonuç { $until } UTC tarihine kadar bildirilmeli: ntc outcome { $record }
hit-owner-outcome = sonuç { $at } UTC tarihinde bildirildi: { $outcome }
hit-told-before = Daha önce bildirildi: { $who }.
hit-tells-not = { $who } tarafına bildirilmiyor: { $why }
hit-ask-owners = { $contact }: kimse işlem yapmadan önce sorun: { $owners }
hit-show-ask = Kimse işlem yapmadan önce sorun: { $owners }
hit-state-marked = { $state }: { $hit }
hit-state-outcome-owed = { $state }, { $by }; sonuç { $due } tarihine kadar bildirilmeli
hit-state-outcome = { $state }, { $by }: { $outcome }
hit-step-outcome = sonucu
hit-done-outcome = { $name } sonucu kaydedildi.
hit-owed-title = Listelerinizde doğrulandı, sonucu bildirilmedi:
hit-owed-tell = Bildirmek için: ntc hit outcome HIT --result CODE
hit-owed-more = ve daha fazlası; ntc hit list --state outcome_owed
