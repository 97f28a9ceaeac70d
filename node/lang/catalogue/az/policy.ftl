policy-not-utf8 = { $file } UTF-8 mətni deyil
policy-not-utf8-advice = qaydaları UTF-8 mətni kimi saxlayın
policy-not-changed = qüvvədə olan qaydalar dəyişdirilmədi
policy-unchanged = Bu qaydalar { $number } nömrəsi ilə artıq qüvvədədir. Heç nə dəyişdirilmədi.
policy-activated = { $count ->
        [one] Bundan sonra { $number } nömrəli mətn qüvvədədir: { $count } qayda.
       *[other] Bundan sonra { $number } nömrəli mətn qüvvədədir: { $count } qayda.
    }
policy-not-acting = Reyestrdə yazılanadək bu və ya əvvəlki qaydaların qadağan etdiyi heç nə göndərilmir: { $why }
policy-not-standing = qaydalar yararsızdır
policy-faults = { $count ->
        [one] { $count } səhv
       *[other] { $count } səhv
    }
policy-faults-advice = düzəldin və yenidən yoxlayın
policy-fault-place = sətir { $line }, sütun { $column }: { $fault }
policy-fault-rule = qayda { $rule }: { $fault }
policy-fault-warning = xəbərdarlıq: { $fault }
policy-may-act = Qaydalar tətbiq oluna bilər. 'ntc policy simulate --policy FILE' onların nəyi dəyişəcəyini göstərir.
policy-not-compared = qaydalar müqayisə edilmədi
policy-not-compared-advice = 'ntc policy check FILE' ondakı bütün səhvləri göstərir
policy-same = Qaydalar eynidir.
policy-diff-less = daha az göndərilə bilər
policy-diff-more = daha çox göndərilə bilər
policy-diff-either = daha çox və ya az göndərilə bilər
policy-diff-new = Yeni: { $id } ({ $kind }), { $allows }: { $why }
policy-diff-taken-out = Çıxarılıb: { $id } ({ $kind }), { $allows }: { $why }
policy-diff-changed = Dəyişdirilib: { $id } ({ $kind }), { $allows }: { $why }
policy-not-explained = heç nə izah edilmədi
policy-no-partner = { $country } ölkəsindən qeydiyyatda olan tərəfdaş yoxdur
policy-no-partner-advice = 'ntc peer list' kimin qeydiyyatda olduğunu göstərir
policy-several-partners = { $country } ölkəsindən bir neçə tərəfdaş var: { $parties }
policy-name-one = birini göstərin
policy-explain-agreement = Saziş { $id }
policy-explain-would-allow = Verilməyənə nə icazə verərdi:
policy-not-listed = heç nə göstərilmədi
policy-column-no = SAY
policy-column-since = TARİX
policy-column-by = KİM
policy-column-rules = QAYDA
policy-column-state = VƏZİYYƏT
policy-column-why = SƏBƏB
policy-state-nothing-told = oxunmur: heç nə bildirilmir
policy-state-unreadable = oxunmur
policy-state-decides = qüvvədədir
policy-not-shown = qaydalar göstərilmədi
policy-not-simulated = heç nə sınaqdan keçirilmədi
policy-nothing-named = nə qaralama, nə də --policy göstərilib
policy-simulate-bar = yenidən qəbul edilən qərarlar
policy-simulate-ended = qovşaq təkrarı nəticəsiz bitirdi
policy-simulate-ended-advice = yenidən işə salın; yenə belə bitərsə, qovşağın jurnalına baxın
policy-replay-title = { $count ->
        [one] { $from } UTC tarixindən bəri verilmiş { $count } qərar bu qaydalarla yenidən verilib:
       *[other] { $from } UTC tarixindən bəri verilmiş { $count } qərar bu qaydalarla yenidən verilib:
    }
policy-replay-decisions = { $count ->
        [one] { $count } qərar
       *[other] { $count } qərar
    }
policy-replay-act-same = { $act }: { $decisions }; hamısı əvvəlki kimidir.
policy-replay-act = { $act }: { $decisions }; { $more }, { $less }.
policy-replay-same = Bütün qərarlar əvvəlki kimidir.
policy-replay-unknown = { $count ->
        [one] { $count } qərarı yenidən vermək olmur: əsaslandığı məlumat silinib.
       *[other] { $count } qərarı yenidən vermək olmur: əsaslandığı məlumat silinib.
    }
policy-replay-hidden = { $count ->
        [one] { $count } dəyişikliyin nümunəsi göstərilmir: qaydalarınız bu yazını sizə göstərmir.
       *[other] { $count } dəyişikliyin nümunəsi göstərilmir: qaydalarınız bu yazıları sizə göstərmir.
    }
policy-replay-no-see = Əməkdaşlara nəyin göstərildiyi («see») yenidən qərara alınmır: yazılara baxılması jurnala yalnız sayla yazılır.
policy-replay-sent = yeni göndəriləcək: { $count }
policy-replay-withheld = daha göndərilməyəcək: { $count }
policy-replay-taken = yeni qəbul ediləcək: { $count }
policy-replay-refused = yeni rədd ediləcək: { $count }
policy-replay-answered = yeni cavablandırılacaq: { $count }
policy-replay-allowed = yeni icazə veriləcək: { $count }
policy-replay-denied = yeni qadağan ediləcək: { $count }
policy-replay-column-sent = YENİ GEDƏN
policy-replay-column-withheld = DAHA GETMƏYƏN
policy-replay-column-taken = YENİ QƏBUL
policy-replay-column-refused = YENİ RƏDD
policy-replay-column-answered = YENİ CAVAB
policy-replay-column-allowed = YENİ İCAZƏ
policy-replay-column-denied = YENİ QADAĞA
policy-replay-column-officers = ƏMƏKDAŞIN ROLU
policy-replay-column-call = ÇAĞIRIŞ
policy-replay-column-partner = TƏRƏFDAŞ
policy-replay-column-section = BÖLMƏ
policy-replay-column-example = MƏSƏLƏN
policy-replay-entry = audit yazısı { $number }
policy-replay-whole-record = bütün yazı
policy-replay-whole-question = sual
policy-replay-whole-ask = tərəfdaşlardan soruşmaq
policy-replay-whole-erase = yazının silinməsi
policy-replay-whole-call = istənilən çağırış
policy-replay-what-publish = dərc etmə
policy-replay-sentence-publish = Dərc etdiyinizdən tərəfdaşların alacağı
policy-replay-what-send = göndərmə
policy-replay-sentence-send = Dərc ediləndən göndəriləcək olan
policy-replay-what-reveal = sorğu ilə göstərmə
policy-replay-sentence-reveal = Sorğu verən tərəfdaşlara göstəriləcək olan
policy-replay-what-forward = ötürmə
policy-replay-sentence-forward = Başqalarının bildirdiyindən ötürüləcək olan
policy-replay-what-query = suallara cavab
policy-replay-sentence-query = Yazılarınızdan tərəfdaşların suallarına cavab olacaqlar
policy-replay-what-accept = qəbul
policy-replay-sentence-accept = Tərəfdaşların bildirdiyindən burada qüvvədə olacaq
policy-replay-what-take = tərəfdaşların sualları
policy-replay-sentence-take = Kimin suallarına cavab veriləcəkdi
policy-replay-what-ask = əməkdaşların sorğuları
policy-replay-sentence-ask = Əməkdaşların tərəfdaşlardan soruşacağı
policy-replay-what-erase = əməkdaşların silməsi
policy-replay-sentence-erase = Əməkdaşların siləcəyi
policy-replay-what-call = əməkdaşların çağırışları
policy-replay-sentence-call = Əməkdaşların edəcəyi çağırışlar
policy-replay-begins = Qərarlar jurnalı { $from } tarixindən başlayır: köhnə sətirlər silinib. Tərəfdaşların bildirdiyi və soruşduğu, sonradan onlara göstərilən yalnız oradan etibarən təkrarlanır.
