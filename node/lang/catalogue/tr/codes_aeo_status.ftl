aeo_status-source = kendi listesi, yayımlanmış gümrük uygulamasına ve el koyma raporlarına göre
aeo_status--none = Yetkilendirilmiş yükümlü değil
aeo_status--customs = Gümrük kolaylıkları
aeo_status--security = Güvenlik ve emniyet
aeo_status--full = Her ikisi
aeo_status--suspended = Askıya alınmış
aeo_status--revoked = Geri alınmış
