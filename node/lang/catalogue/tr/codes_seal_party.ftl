seal_party-source = kendi listesi, yayımlanmış gümrük uygulamasına ve el koyma raporlarına göre
seal_party--customs = Gümrük
seal_party--carrier = Taşıyıcı
seal_party--shipper = Yükleten
seal_party--terminal = Terminal
seal_party--railway = Demiryolu
seal_party--other_authority = Başka bir makam
seal_party--unknown = Bilinmiyor
