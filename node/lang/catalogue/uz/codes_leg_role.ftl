### Codes of the list "leg role": what each means.

leg_role-source = bojxona amaliyoti va olib qoʻyish toʻgʻrisida eʼlon qilingan hisobotlar asosidagi oʻz roʻyxati
leg_role--carried = Tovarni tashidi
leg_role--to_carry = Tovarni tashishi kerak edi
leg_role--mother_ship = Ona kema, tovarni undan boshqalar olgan
leg_role--took_over = Tovarni yoʻlda qabul qilib oldi
leg_role--escort = Oldinda kuzatib yurdi yoki hamrohlik qildi
leg_role--decoy = Eʼtiborni chalgʻitdi
leg_role--crew_change = Odamlar yoki taʼminotni tashidi
