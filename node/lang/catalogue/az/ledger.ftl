ledger-not-shown = reyestr göstərilmədi
ledger-no-witness = hələ yoxdur
ledger-label-ledger = Reyestr
ledger-label-size = Həcm
ledger-label-witnesses = Şahidlər
ledger-entries = { $count ->
        [one] { $count } yazı
       *[other] { $count } yazı
    }
ledger-records = { $count ->
        [one] { $count } qeyd
       *[other] { $count } qeyd
    }
ledger-size = { $entries }, onlardan { $records }
ledger-checkpoint = Ən yeni imzalanmış yoxlama nöqtəsi:
ledger-not-checked = reyestr sonadək yoxlanılmadı
ledger-reading = oxunur
ledger-ended = qovşaq yoxlamanı nəticəsiz bitirdi
ledger-ended-advice = yenidən işə salın; yenə belə bitərsə, qovşağın jurnalına baxın
ledger-well = Hər şey qaydasındadır. { $summary }
ledger-findings = { $count ->
        [one] { $count } pozuntu
       *[other] { $count } pozuntu
    }
ledger-broken = saxlanılanların hamısı olmalı olduğu kimi deyil
ledger-broken-advice = dərhal administratora bildirin və qovşağın fayllarına toxunmayın
