excise_stamp-source = kendi listesi, yayımlanmış gümrük uygulamasına ve el koyma raporlarına göre
excise_stamp--none = Yok
excise_stamp--own = Bildiren devletin
excise_stamp--foreign = Başka bir devletin
excise_stamp--counterfeit = Sahte
excise_stamp--duty_free = Gümrüksüz satış işaretli
