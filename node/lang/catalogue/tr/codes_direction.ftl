direction-source = kendi listesi, yayımlanmış gümrük uygulamasına ve el koyma raporlarına göre
direction--import = İthalat
direction--export = İhracat
direction--transit = Transit
direction--transhipment = Aktarma
direction--domestic = Yurt içi
