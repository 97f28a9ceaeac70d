loaded_status-source = kendi listesi, yayımlanmış gümrük uygulamasına ve el koyma raporlarına göre
loaded_status--full = Dolu
loaded_status--empty = Boş
loaded_status--part = Kısmi yük
