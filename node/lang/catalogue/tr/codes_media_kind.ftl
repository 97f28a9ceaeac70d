media_kind-source = kendi listesi, yayımlanmış gümrük uygulamasına ve el koyma raporlarına göre
media_kind--photo = Fotoğraf
media_kind--xray = X-ışını veya tarama görüntüsü
media_kind--document = Belge
