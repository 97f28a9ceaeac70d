contact_role-source = kendi listesi, yayımlanmış gümrük uygulamasına ve el koyma raporlarına göre
contact_role--liaison = İrtibat görevlisi
contact_role--duty_desk = Nöbet masası
contact_role--data_protection = Veri koruma görevlisi
