audit-not-exported = audit jurnalı sonadək yazılmadı
audit-not-checked = audit jurnalı sonadək yoxlanılmadı
audit-reading = oxunur
audit-ended = qovşaq yoxlamanı nəticəsiz bitirdi
audit-ended-advice = yenidən işə salın; yenə belə bitərsə, qovşağın jurnalına baxın
audit-well = Hər şey qaydasındadır. { $summary }
audit-findings = { $count ->
        [one] { $count } pozuntu
       *[other] { $count } pozuntu
    }
audit-altered = audit jurnalı yazıldığı kimi deyil
audit-altered-advice = administratorun tabe olduğu şəxsə dərhal bildirin və qovşağın fayllarına toxunmayın
audit-not-listed = heç nə göstərilmədi
audit-none = Belə yazı yoxdur.
audit-older = Daha köhnələri: --page { $number }
audit-column-no = SAY
audit-column-time = VAXT
audit-column-officer = ƏMƏKDAŞ
audit-column-call = ÇAĞIRIŞ
audit-column-about = NƏ HAQDA
audit-column-outcome = NƏTİCƏ
audit-outcome-of = { $outcome } ({ $begun } üçün)
audit-outcome-hidden = { $outcome }, göstərilməyən: { $count }
audit-both = { $officer } və { $second }
audit-column-act = ƏMƏL
audit-column-record = YAZI
audit-decision-goes = buraxıldı
audit-decision-refused = { $rule } rədd etdi
audit-decision-kept = { $sections }: { $rule } saxladı
audit-decision-before = qaydalar soruşulmazdan əvvəl saxlanıldı
audit-decision-question = sual, sayı { $count }
audit-decisions-none = Belə qərar yoxdur.
audit-decisions-begin = Jurnal { $time } tarixindən başlayır: həcmi məhduddur, köhnə sətirlər silinib.
