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
