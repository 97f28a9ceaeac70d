request_kind-source = kendi listesi, yayımlanmış gümrük uygulamasına ve el koyma raporlarına göre
request_kind--information = Bilgi
request_kind--document = Bir belgenin sureti
request_kind--verification = Belge veya beyanların doğruluğu
request_kind--examination = Eşya veya taşıt muayenesi
request_kind--surveillance = Kişi, yer, eşya veya taşıtların gözetimi
request_kind--consent = Kullanım veya iletme için muvafakat
request_kind--other = Diğer
