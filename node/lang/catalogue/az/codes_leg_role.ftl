leg_role-source = öz siyahı, dərc olunmuş gömrük təcrübəsi və götürmə hesabatları üzrə
leg_role--carried = Malları daşıyıb
leg_role--to_carry = Malları daşımalı idi
leg_role--mother_ship = Başqalarının malları təhvil aldığı ana gəmi
leg_role--took_over = Malları yolda təhvil alıb
leg_role--escort = Qabaqda gedib kəşfiyyat aparıb və ya müşayiət edib
leg_role--decoy = Diqqəti yayındırıb
leg_role--crew_change = Adam və ya təchizat daşıyıb
