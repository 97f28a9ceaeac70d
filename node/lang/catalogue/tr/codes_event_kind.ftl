event_kind-source = kendi listesi, yayımlanmış gümrük uygulamasına ve el koyma raporlarına göre
event_kind--seizure = El koyma
event_kind--detention = Eşyanın alıkonulması
event_kind--suspension = Teslimin durdurulması
event_kind--controlled_delivery = Kontrollü teslimat
event_kind--attempt = Teşebbüs
event_kind--third_country_information = Üçüncü bir ülkedeki olay hakkında bilgi
