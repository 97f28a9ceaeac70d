### codes_seal_state

seal_state-source = listă proprie, după practica vamală publicată și rapoartele privind capturile
seal_state--intact = Intact
seal_state--broken = Rupt
seal_state--tampered = Deschis și închis din nou
seal_state--replaced = Înlocuit
seal_state--cloned = Contrafăcut, cu numărul unuia autentic
seal_state--missing = Lipsă
seal_state--unknown = Necunoscut
