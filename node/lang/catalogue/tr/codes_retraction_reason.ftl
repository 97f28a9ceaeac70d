retraction_reason-source = kendi listesi, yayımlanmış gümrük uygulamasına ve el koyma raporlarına göre
retraction_reason--wrong_subject = Başka bir kişiyi veya şeyi gösteriyor
retraction_reason--duplicate = İki kez bildirilmiş
retraction_reason--unfounded = Dayanağının olmadığı anlaşıldı
retraction_reason--legal = Kanun veya mahkeme istiyor
retraction_reason--other = Diğer
