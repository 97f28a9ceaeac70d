subject-not-exported = heç nə çıxarılmadı
subject-wrote = { $count ->
        [one] { $count } qeyd { $programs } və { $people } fayllarına yazıldı.
       *[other] { $count } qeyd { $programs } və { $people } fayllarına yazıldı.
    }
subject-not-found = qeydlər gözdən keçirilmədi
subject-reading = oxunur
subject-record = { $id } { $kind }, { $origin }
subject-record-refused = { $id } { $kind }, { $origin }, nəzərə alınmır: { $code }
subject-from = { $party } tərəfindən
subject-from-erased = { $party } tərəfindən; { $at } UTC-də silib
subject-told = { $party } tərəfinə bildirilib: { $sections }
subject-told-erased = { $party } tərəfinə bildirilib: { $sections }; { $at } UTC-də silib
subject-kept = { $until } UTC-dək saxlanılır
subject-summary = { $count ->
        [one] Oxunmuş { $read } qeyddən { $count } qeyddə axtarılan var.
       *[other] Oxunmuş { $read } qeyddən { $count } qeyddə axtarılan var.
    }
subject-erased = { $count ->
        [one] { $count } qeyd tam və ya qismən silinib: nə deyildiyi artıq məlum deyil.
       *[other] { $count } qeyd tam və ya qismən silinib: nə deyildiyi artıq məlum deyil.
    }
subject-unread = { $count ->
        [one] { $count } qeyd bu versiya ilə oxuna bilmir.
       *[other] { $count } qeyd bu versiya ilə oxuna bilmir.
    }
subject-unseen = { $id }, { $origin }: qaydalarınız bu qeydi sizə göstərmir; onu görə bilən biri baxmalıdır
