answer_status-source = kendi listesi, yayımlanmış gümrük uygulamasına ve el koyma raporlarına göre
answer_status--provided = Verildi
answer_status--partly = Kısmen verildi
answer_status--no_data = Bilgi yok
answer_status--refused = Reddedildi
answer_status--deferred = Ertelendi
answer_status--referred = Başka bir makama yönlendirildi
answer_status--need_more = Daha fazla bilgi gerekli
