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
ledger-proof-not-held = fayl heç nəyi sübut etmir
ledger-proof-advice = ona etibar etməyin; faylı sizə verəndən onun yazıldığı kimi faylı istəyin
ledger-proof-holds = Sübut doğrudur.
ledger-proof-proves = Nəyi sübut edir:
ledger-proof-signed = { $key } müəllif açarı bu başlığı və bölmələrdən bunları imzalayıb: { $sections }
ledger-proof-signed-header = { $key } müəllif açarı bu başlığı imzalayıb; bölmələrdən heç biri göstərilmir.
ledger-proof-lies = { $key } reyestr açarı bunun { $ledger } reyestrinin { $size } yazısından { $entry } nömrəlisi olduğunu imzalayıb.
ledger-proof-time = Yazıda deyilir ki, o, { $origin } tərəfinin saatı ilə { $time } UTC-də edilib.
ledger-proof-witness = { $name } adını daşıyan { $key } açarı { $time } UTC-də reyestrin bu vəziyyətinin onun haqqında gördüyü hər şeylə uyğun olduğunu imzalayıb.
ledger-proof-no-witness = Reyestrin bu vəziyyətini tərəfin özündən başqa heç kim imzalamayıb.
ledger-proof-proves-not = Nəyi sübut etmir:
ledger-proof-whose = Açarların { $origin } tərəfinə məxsus olduğunu: bu, yalnız həmin tərəfin oxumalı olduğu kart barmaq izindən bilinir. O belədir: { $fingerprint }
ledger-proof-whose-witness = Yanında imzalayanların açarlarının onlara məxsus olduğunu: onları həmin tərəflərin kartları ilə tutuşdurun.
ledger-proof-since = Kartın hazırlandığı { $time } UTC-dən sonra heç bir açarın geri götürülmədiyini: tərəfdən soruşun.
ledger-proof-not-shown = Qeydin bu bölmələrinin olub-olmadığını və onların saxlanıldığını, yoxsa silindiyini: { $sections }
ledger-proof-media = Şəkil və sənədlərin nə göstərdiyini: faylda yalnız onların heşləri var.
ledger-proof-later = Qeydlə sonradan nə baş verdiyini: düzəldilib, geri götürülüb, yoxsa cavablandırılıb.
