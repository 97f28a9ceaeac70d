### Codes of the list "CITES source": what each means.

cites_source-source = CITES, Conf. 12.3 rezolyutsiyasi
cites_source--W = Yovvoyi tabiatdan olingan
cites_source--X = Hech bir davlatga qarashli boʻlmagan dengizdan olingan
cites_source--R = Fermada oʻstirilgan
cites_source--D = Savdo uchun boqilgan yoki koʻpaytirilgan, I ilova
cites_source--A = Sunʼiy koʻpaytirilgan oʻsimliklar
cites_source--Y = Yordam bilan oʻstirilgan oʻsimliklar
cites_source--C = Tutqunlikda koʻpaytirilgan
cites_source--F = Tutqunlikda tugʻilgan, koʻpaytirilmagan
cites_source--U = Nomaʼlum
cites_source--I = Avval musodara qilingan yoki olib qoʻyilgan
cites_source--O = Konvensiyadan oldin olingan
