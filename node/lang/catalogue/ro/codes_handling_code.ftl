### codes_handling_code

handling_code-source = codurile de utilizare ale Europol
handling_code--H0 = Utilizare pentru prevenirea și combaterea infracțiunilor, potrivit normelor
handling_code--H1 = Nu în proceduri judiciare fără permisiune
handling_code--H2 = Fără difuzare în lipsa permisiunii
handling_code--H3 = Altul, a se vedea textul
