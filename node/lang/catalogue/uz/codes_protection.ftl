### Codes of the list "protection": what each means.

protection-source = bojxona amaliyoti va olib qoʻyish toʻgʻrisida eʼlon qilingan hisobotlar asosidagi oʻz roʻyxati
protection--convention_108 = Ikkalasi ham Yevropa Kengashining 108-konvensiyasi ishtirokchisi
protection--convention_108_plus = Ikkalasi ham yangilangan 108-konvensiya ishtirokchisi
protection--adequacy = Oluvchining qonuni xuddi shunday himoya berishi tan olingan
protection--treaty = Xalqaro shartnomaning moddasi
protection--binding_safeguards = Oluvchi uchun majburiy kafolatlar
