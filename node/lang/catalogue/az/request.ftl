request-not-asked = heç nə soruşulmadı
request-sample-advice = ona öz sualınızı və soruşduğunuz tərəfdaşı yazın, sonra 'ntc request new FILE' ilə göndərin
request-not-shown = müraciət göstərilmədi
request-not-told = heç nə bildirilmədi
request-kinds = növlər
request-hours = { $count ->
        [one] { $count } saat
       *[other] { $count } saat
    }
request-minutes = { $count ->
        [one] { $count } dəqiqə
       *[other] { $count } dəqiqə
    }
request-is-asked = { $party } tərəfinə müraciət edildi, qeyd
request-was-asked = { $party } tərəfinə əvvəl müraciət edilib, heç nə yazılmadı, qeyd
request-due = Cavab müddəti müraciətin alınmasından sonra { $time }.
request-sooner = Bu, razılaşdırılmış müddətdən qısadır: { $agreed }.
request-not-yet = { $party } tərəfinə hələ müraciət edilməyib.
request-ask-it = Müraciəti göndər
request-title = { $origin } tərəfinin { $id } müraciəti
request-title-withdrawn = { $origin } tərəfinin { $id } müraciəti, soruşan geri götürüb
request-label-received = alınıb
request-label-taken = işə götürülüb
request-label-asks = istənilir
request-label-question = sual
request-label-because = səbəb
request-label-about = nə barədə
request-about = { $id } ({ $origin })
request-no-time = bildirilməyib
request-column-party = CAVAB VERƏN
request-column-status = VƏZİYYƏT
request-column-since = NƏ VAXTDAN
request-column-until = NƏ VAXTADƏK
request-column-record = QEYD
request-taken = { $id } üzərində işlədiyiniz müəllifə bildirilir, qeyd
