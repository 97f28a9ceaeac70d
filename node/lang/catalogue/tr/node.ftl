node-not-said = düğüm durumunu bildirmedi
node-no-party = düğüm bu biçimde bir taraf bildirmiyor: { $error }
node-no-party-advice = düğümün sürümündeki ntc'yi kullanın
node-label-party = Taraf
node-label-state = Durum
node-label-since = Çalışma başlangıcı
node-since = { $at } UTC ({ $ago }), sürüm { $version }
node-label-partners = Ortaklar
node-partners = { $all } ortaktan { $connected } bağlı
node-label-published = Yayımlanan
node-published = { $records }; defterde { $entries }
node-records = { $count ->
        [one] { $count } kayıt
       *[other] { $count } kayıt
    }
node-entries = { $count ->
        [one] { $count } girdi
       *[other] { $count } girdi
    }
node-label-received = Alınan
node-received = { $records }; reddedilen: { $refused }
node-label-disk = Boş disk alanı
node-label-index = Dizin
node-index-lag = { $count ->
        [one] işlem günlüğünün { $count } girdi gerisinde: listelerde en yeniler eksik
       *[other] işlem günlüğünün { $count } girdi gerisinde: listelerde en yeniler eksik
    }
node-nothing-to-look-at = İlginizi gerektiren bir şey yok.
node-to-look-at = Bakılması gerekenler:
node-state-ready = hazır
node-state-full = disk dolu
node-state-starting = başlıyor
node-state-read-only = salt okunur
node-state-guarded = korumalı
