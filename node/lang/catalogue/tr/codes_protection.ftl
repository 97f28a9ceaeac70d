protection-source = kendi listesi, yayımlanmış gümrük uygulamasına ve el koyma raporlarına göre
protection--convention_108 = İkisi de Avrupa Konseyi'nin 108 sayılı Sözleşmesine taraf
protection--convention_108_plus = İkisi de güncellenmiş 108 sayılı Sözleşmeye taraf
protection--adequacy = Alıcının hukuku aynı ölçüde koruyucu bulundu
protection--treaty = Sözleşmenin bir maddesi
protection--binding_safeguards = Alıcıyı bağlayan güvenceler
