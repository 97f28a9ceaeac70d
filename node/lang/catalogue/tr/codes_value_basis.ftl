value_basis-source = kendi listesi, yayımlanmış gümrük uygulamasına ve el koyma raporlarına göre
value_basis--customs = Gümrük kıymeti
value_basis--declared = Beyan edilen
value_basis--market = Bildiren devletteki piyasa fiyatı
value_basis--street = Uyuşturucunun perakende satış fiyatı
value_basis--face = Nominal değer
value_basis--appraised = Bilirkişinin belirlediği
