seal_state-source = kendi listesi, yayımlanmış gümrük uygulamasına ve el koyma raporlarına göre
seal_state--intact = Sağlam
seal_state--broken = Kırık
seal_state--tampered = Açılıp yeniden kapatılmış
seal_state--replaced = Değiştirilmiş
seal_state--cloned = Sahte, gerçek bir mührün numarasıyla
seal_state--missing = Yok
seal_state--unknown = Bilinmiyor
