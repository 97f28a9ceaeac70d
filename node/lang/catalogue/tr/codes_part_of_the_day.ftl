part_of_the_day-source = kendi listesi, yayımlanmış gümrük uygulamasına ve el koyma raporlarına göre
part_of_the_day--night = Gece, 00.00–06.00
part_of_the_day--morning = Sabah, 06.00–12.00
part_of_the_day--afternoon = Öğleden sonra, 12.00–18.00
part_of_the_day--evening = Akşam, 18.00–24.00
part_of_the_day--daytime = Gündüz, 06.00–18.00
part_of_the_day--darkness = Karanlıkta, 18.00–06.00
