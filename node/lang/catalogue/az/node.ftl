node-not-said = qovşaq öz vəziyyətini bildirmədi
node-no-party = qovşaq bu formada tərəf bildirmir: { $error }
node-no-party-advice = qovşağın versiyasına uyğun ntc istifadə edin
node-label-party = Tərəf
node-label-state = Vəziyyət
node-label-since = İşləyir
node-since = { $at } UTC ({ $ago }), versiya { $version }
node-label-partners = Tərəfdaşlar
node-partners = { $all } tərəfdaşdan { $connected } qoşulub
node-label-published = Dərc edilib
node-published = { $records }; reyestrdə { $entries }
node-records = { $count ->
        [one] { $count } qeyd
       *[other] { $count } qeyd
    }
node-entries = { $count ->
        [one] { $count } yazı
       *[other] { $count } yazı
    }
node-label-received = Qəbul edilib
node-received = { $records }; rədd edilib: { $refused }
node-label-disk = Diskdə boş yer
node-label-index = İndeks
node-index-lag = { $count ->
        [one] əməliyyat jurnalından { $count } yazı geridədir: siyahılarda ən yenilər yoxdur
       *[other] əməliyyat jurnalından { $count } yazı geridədir: siyahılarda ən yenilər yoxdur
    }
node-nothing-to-look-at = Diqqətinizi tələb edən heç nə yoxdur.
node-to-look-at = Baxılmalı olanlar:
node-state-ready = hazırdır
node-state-full = disk doludur
node-state-starting = işə düşür
node-state-read-only = yalnız oxunur
node-state-guarded = qorunan rejimdə
