leg_role-source = kendi listesi, yayımlanmış gümrük uygulamasına ve el koyma raporlarına göre
leg_role--carried = Eşyayı taşıdı
leg_role--to_carry = Eşyayı taşıyacaktı
leg_role--mother_ship = Başkalarının eşyayı devraldığı ana gemi
leg_role--took_over = Eşyayı yolda devraldı
leg_role--escort = Önden giderek gözcülük etti veya eşlik etti
leg_role--decoy = Dikkati başka yere çekti
leg_role--crew_change = Kişi veya ikmal malzemesi taşıdı
