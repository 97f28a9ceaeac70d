hit_source-source = kendi listesi, yayımlanmış gümrük uygulamasına ve el koyma raporlarına göre
hit_source--journey = Bir yolcu listesi veya manifesto
hit_source--record = Kendi bildirimi veya uyarısı
hit_source--watchlist = Kendi izleme listesi
