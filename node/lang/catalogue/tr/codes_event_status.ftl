event_status-source = kendi listesi, yayımlanmış gümrük uygulamasına ve el koyma raporlarına göre
event_status--initial = İlk bildirim
event_status--confirmed_by_lab = Laboratuvarca doğrulandı
event_status--closed = Kapandı
