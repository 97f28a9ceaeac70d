specimen-source = kendi listesi, yayımlanmış gümrük uygulamasına ve el koyma raporlarına göre
specimen--live = Canlı
specimen--dead = Ölü, bütün
specimen--part = Parça
specimen--derivative = Ondan yapılmış veya işlenmiş
specimen--eggs = Yumurta, tohum veya balık yumurtası
