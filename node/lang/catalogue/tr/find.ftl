find-undone = arama yapılmadı
find-nothing = Bu düğümün okuyabildiklerinde hiçbir şey bulunamadı.
