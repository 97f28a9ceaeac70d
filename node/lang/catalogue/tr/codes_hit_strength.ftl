hit_strength-source = kendi listesi, yayımlanmış gümrük uygulamasına ve el koyma raporlarına göre
hit_strength--exact = Numarayla veya ad ve ikinci bir bilgiyle aynı
hit_strength--possible = Bildirilenlerin tümüyle olmasa da bir memurca doğrulandı
