quantity_basis-source = kendi listesi, yayımlanmış gümrük uygulamasına ve el koyma raporlarına göre
quantity_basis--measured = Ölçülmüş
quantity_basis--estimated = Tahmin edilmiş
quantity_basis--declared = Beyan edilmiş
quantity_basis--gross = Ambalajıyla veya taşıyıcısıyla ölçülmüş
quantity_basis--at_least = En az bu kadar
quantity_basis--at_most = En çok bu kadar
