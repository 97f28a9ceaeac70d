relation-source = kendi listesi, yayımlanmış gümrük uygulamasına ve el koyma raporlarına göre
relation--answers = Onu cevaplıyor
relation--result_of = Onun sonucu
relation--same_event = Aynı olayı anlatıyor
relation--linked = Bağlantılı bir olayı anlatıyor: aynı kişiler, eşya veya güzergâh
relation--replaces = Onun yerine geçiyor
