hit-not-listed = heç nə siyahıya alınmadı
hit-waiting-title = Sizi gözləyən uyğunluqlar, təcililər əvvəl:
hit-waiting-judge = Birini qiymətləndirmək üçün: ntc hit show HIT
hit-waiting-more = { $count ->
        [one] və daha { $count } uyğunluq; ntc hit list
       *[other] və daha { $count } uyğunluq; ntc hit list
    }
hit-step-found = tapıldı
hit-step-seen-again = yenidən görüldü
hit-step-claimed = işə götürüldü
hit-step-released = buraxıldı
hit-step-confirmed = təsdiqləndi
hit-step-rejected = rədd edildi
hit-step-snoozed = təxirə salındı
hit-step-reopened = yenidən açıldı
hit-step-prioritised = təciliyi dəyişdirildi
hit-step-tell = bildiriləcək
hit-step-told = bildirildi
hit-step-untold = bildirilmir
hit-step-withdrawn = geri çəkildi
hit-step-ended = bitdi
hit-step-returned = qayıtdı
hit-step-renamed = adı dəyişdirildi
hit-step-target-ended = biri artıq qüvvədə deyil
hit-step-target-stands = biri yenidən qüvvədədir
hit-step-target-changed = dəyişdirildi
hit-step-judged-anew = yenidən müqayisə edildi
hit-of-list = { $list } siyahısından { $key }
hit-screening = yoxlama { $reference }
hit-of-record = { $id }, { $origin }
hit-state-confirmed = { $state }: { $by }
hit-state-rejected = { $state }: { $by }: { $why }
hit-state-snoozed = { $state }, { $until } tarixinədək
hit-state-snoozed-arrival = { $state }, gəlişədək, hazırkı məlumata görə { $until } UTC
hit-show-arrives = Gəliş: ən tezi { $at } UTC. Saat qurşağı göstərilməyən yerli vaxt UTC+5 kimi oxunur: gəlişədək təxirə salınan uyğunluq ən çoxu üç saat tez açılır, heç vaxt gec açılmır.
hit-state-gone = { $state }, artıq qüvvədə deyil
hit-state-changed = { $state }, axtarılan dəyişib
hit-gone-taken-off = { $what }: artıq siyahıda yoxdur, { $since } UTC-dən
hit-gone-retracted = { $what }: müəllifi geri çəkib, { $since } UTC-dən
hit-gone-erased = { $what }: silinib, { $since } UTC-dən
hit-gone-replaced = { $what }: başqa versiya ilə əvəz olunub, { $since } UTC-dən
hit-gone-over = { $what }: müddəti bitib, { $since } UTC-dən
hit-gone-unmet = { $what }: dəyişdirilib və artıq obyektə uyğun gəlmir, { $since } UTC-dən
hit-column-hit = UYĞUNLUQ
hit-column-priority = TƏCİLİLİK
hit-column-verdict = NƏTİCƏ
hit-column-subject = OBYEKT
hit-column-may-be = OLA BİLƏR
hit-column-from = MƏNBƏ
hit-column-state = VƏZİYYƏT
hit-column-seen = GÖRÜLÜB
hit-states = uyğunluğun vəziyyətləri: { $names }
hit-list-waits = { $count ->
        [one] { $count } uyğunluq gözləyir
       *[other] { $count } uyğunluq gözləyir
    }
hit-list-of-all = { $count ->
        [one] cəmi { $count } uyğunluq
       *[other] cəmi { $count } uyğunluq
    }
hit-list-spared = { $count ->
        [one] başlanğıcdan bəri { $count } aşkarlanma yenidən soruşulmadı
       *[other] başlanğıcdan bəri { $count } aşkarlanma yenidən soruşulmadı
    }
hit-list-no-such = Belə uyğunluq yoxdur.
hit-list-none = Sizi gözləyən uyğunluq yoxdur.
hit-list-and-others = { $hit } və daha { $count }
hit-list-erased = (silinib)
hit-not-shown = uyğunluq göstərilmədi
hit-show-erased = Obyektin məlumatları silinib: onların saxlanma müddəti bitib.
hit-show-subject = Obyekt
hit-show-may-be = Bu ola bilər
hit-show-compared = Müqayisə
hit-show-steps = Nə baş verib. Vaxtlar UTC ilədir.
hit-show-others = Həmçinin görülənlər və eyni yazıya uyğun gələnlər; onların olub-olmadığına baxın
hit-show-told-of = Eyni obyektdən bəhs edən yazılar; belə olub-olmadığına baxın
hit-show-siblings = Eyni obyektin digər uyğunluqları
hit-also-nothing = { $target }: orada daha heç nə istənilmir və ya qaydalarınız bunu göstərmir
hit-telling-wanted = Bildirilmək üzrədir.
hit-telling-waits = Bildirilməyi gözləyir: { $why }
hit-telling-told = { $to }, { $at } UTC, qeyd { $record }: { $state }
hit-telling-withdrawing = { $to }, { $at } UTC, qeyd { $record }: geri çəkilmək üzrədir
hit-telling-withdrawn = { $to }, { $at } UTC, qeyd { $record }: geri çəkilib
hit-telling-untold = Bildirilməyib.
hit-show-heading = { $hit }: { $state }, { $verdict }, 1000-dən { $score }, təcililik: { $priority }
hit-show-contact-first = Kimsə tədbir görməzdən əvvəl məlumatın sahibindən soruşulur.
hit-show-target = bu ola bilər: { $target }
hit-show-seen = { $count ->
        [one] { $count } səfərdə görülüb, son dəfə { $last } UTC.
       *[other] { $count } səfərdə görülüb, son dəfə { $last } UTC.
    }
hit-show-told-by = { $count ->
        [one] { $count } yazıda obyektdən bəhs olunur.
       *[other] { $count } yazıda obyektdən bəhs olunur.
    }
hit-show-changed = Onun ola biləcəyi { $at } UTC-də dəyişdirilib: { $facts }.
hit-show-changed-else = Onun ola biləcəyi { $at } UTC-də dəyişdirilib, həlledici məlumat dəyişməyib.
hit-show-changed-other = { $target } { $at } UTC-də dəyişdirilib. Uyğunluq eyni olanı axtaran başqası üzrə qiymətləndirilir.
hit-show-doubtful = İkisinin hələ də uyğun gəlib-gəlmədiyi məlum deyil: obyektin müqayisə məlumatları saxlanılmır. Özünüz baxın.
hit-show-withdrawn = Geri çəkilib: { $why }.
hit-show-reopened = Yenidən açılıb: { $why }.
hit-show-before = Bu cütlük əvvəllər { $hit } üzrə təsdiqlənib.
hit-show-marked = Obyekt { $hit } üzrə təsdiqlənib; o yenidən açılanadək bu uyğunluq heç kimi gözləmir. Burada da odursa: ntc hit confirm { $name }
hit-show-rejected = Yeni doğum tarixi, sənəd və ya ləqəb olmasa, bu cütlük { $until } UTC-dək soruşulmur.
hit-show-sighting = { $subject }, { $at } UTC, { $verdict }, 1000-dən { $score }
hit-column-at = VAXT
hit-column-who = KİM
hit-column-what = NƏ
hit-column-comment = ŞƏRH
hit-show-by-node = qovşaq
hit-not-changed = heç bir uyğunluq dəyişdirilmədi
hit-done-claimed = { $name } işə götürüldü.
hit-done-released = { $name } buraxıldı.
hit-done-confirmed = { $name } təsdiqləndi.
hit-done-to-be-told = { $name } bildiriləcək.
hit-done-rejected = { $name } rədd edildi.
hit-done-snoozed = { $name } təxirə salındı.
hit-done-reopened = { $name } yenidən açıqdır.
hit-done-prioritised = { $name } üçün təcililik dəyişdirildi.
hit-one-not-changed = { $name } dəyişdirilmədi: { $why }
hit-ask-owner = { $contact }: kimsə tədbir görməzdən əvvəl sahibindən soruşun
hit-marked = İşarələnib, çünki obyekt { $name } üzrə şəxsdir: { $marked }
hit-tells = { $who } tərəfinə bildirilir. Vəziyyəti: ntc hit show { $name }
hit-tells-nobody = Kənarda heç kimə bildirilmir: { $why }
hit-could-tell = { $who } tərəfinə bildirilmir. Bildirmək üçün: ntc hit tell { $name } --owner { $who }
hit-list-unseen = (sizə göstərilmir)
hit-show-owners = Kim axtarır və kimə nə bildirilib
hit-owner-own = öz qeydiniz; kənarda heç kimə bildirilmir
hit-owner-call = kimsə tədbir görməzdən əvvəl zəng edin: { $party }, { $call }
hit-owner-told = bildirilib: { $line }
hit-owner-acted = tədbir gördüyünüz bildirilib: { $line }
hit-owner-untold = bildirilməyib; bildirmək üçün: ntc hit tell { $name } --owner { $party }
hit-owner-unconfirmed = bildirilməyib; bildirmək üçün: ntc hit confirm { $name } --tell
hit-owner-kept = hazırda bildirilə bilməz: { $why }
hit-owner-unseen = qaydalarınız nə qeydi, nə də müəllifinə nəyin bildirildiyini göstərir
hit-owner-said = cavab { $at } UTC, qeyd { $record }: { $says }
hit-owner-owed = nəticə { $until } UTC tarixinədək bildirilməlidir: ntc outcome { $record }
hit-owner-outcome = nəticə { $at } UTC bildirilib: { $outcome }
hit-told-before = Əvvəl bildirilib: { $who }.
hit-tells-not = { $who } tərəfinə bildirilmir: { $why }
hit-ask-owners = { $contact }: kimsə tədbir görməzdən əvvəl soruşun: { $owners }
hit-show-ask = Kimsə tədbir görməzdən əvvəl soruşun: { $owners }
hit-state-marked = { $state }: { $hit }
hit-state-outcome-owed = { $state }, { $by }; nəticə { $due } tarixinədək bildirilməlidir
hit-state-outcome = { $state }, { $by }: { $outcome }
hit-step-outcome = nəticəsi
hit-done-outcome = { $name } üzrə nəticə qeyd edildi.
hit-owed-title = Siyahılarınız üzrə təsdiqlənib, nəticəsi bildirilməyib:
hit-owed-tell = Bildirmək üçün: ntc hit outcome HIT --result CODE
hit-owed-more = və daha çoxu; ntc hit list --state outcome_owed
