part_of_the_day-source = öz siyahı, dərc olunmuş gömrük təcrübəsi və götürmə hesabatları üzrə
part_of_the_day--night = Gecə, 00:00–06:00
part_of_the_day--morning = Səhər, 06:00–12:00
part_of_the_day--afternoon = Günorta, 12:00–18:00
part_of_the_day--evening = Axşam, 18:00–24:00
part_of_the_day--daytime = Gündüz, 06:00–18:00
part_of_the_day--darkness = Qaranlıqda, 18:00–06:00
