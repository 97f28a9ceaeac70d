### codes_leg_role

leg_role-source = listă proprie, după practica vamală publicată și rapoartele privind capturile
leg_role--carried = A transportat mărfurile
leg_role--to_carry = Urma să transporte mărfurile
leg_role--mother_ship = Navă-mamă, de pe care le-au preluat altele
leg_role--took_over = A preluat mărfurile pe parcurs
leg_role--escort = A mers înainte în recunoaștere sau a escortat
leg_role--decoy = A distras atenția
leg_role--crew_change = A transportat persoane sau provizii
