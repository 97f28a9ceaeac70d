channel-source = kendi listesi, yayımlanmış gümrük uygulamasına ve el koyma raporlarına göre
channel--green = Yeşil hat: beyana tabi eşya yok veya muayenesiz teslim
channel--red = Kırmızı hat: beyana veya muayeneye tabi eşya
channel--yellow = Sarı hat: belgeler kontrol edilir
channel--blue = Mavi hat: teslimden sonra kontrol edilir
