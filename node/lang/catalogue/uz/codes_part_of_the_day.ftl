### Codes of the list "part of the day": what each means.

part_of_the_day-source = bojxona amaliyoti va olib qoʻyish toʻgʻrisida eʼlon qilingan hisobotlar asosidagi oʻz roʻyxati
part_of_the_day--night = Tun, 0 dan 6 gacha
part_of_the_day--morning = Ertalab, 6 dan 12 gacha
part_of_the_day--afternoon = Tushdan keyin, 12 dan 18 gacha
part_of_the_day--evening = Kechqurun, 18 dan 24 gacha
part_of_the_day--daytime = Kunduzi, 6 dan 18 gacha
part_of_the_day--darkness = Qorongʻida, 18 dan 6 gacha
