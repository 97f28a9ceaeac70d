### codes_service

service-source = listă proprie, după practica vamală publicată și rapoartele privind capturile
service--customs = Vama
service--border_guard = Grăniceri sau poliția de frontieră
service--police = Poliția
service--anti_drug = Agenție antidrog
service--security_service = Serviciu de securitate
service--coast_guard = Paza de coastă sau forțele navale
service--gendarmerie = Jandarmeria sau armata
service--tax_police = Poliția fiscală sau financiară
service--prosecutor = Procuratura
service--control_unit = Unitate mixtă de control portuar sau al mărfurilor aeriene
service--veterinary = Serviciu veterinar, fitosanitar sau de mediu
service--postal = Operator poștal sau de curierat rapid
service--foreign = Serviciu al altui stat
service--other = Altul
