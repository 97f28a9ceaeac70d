### codes_specimen

specimen-source = listă proprie, după practica vamală publicată și rapoartele privind capturile
specimen--live = Viu
specimen--dead = Mort, întreg
specimen--part = Parte
specimen--derivative = Fabricat din acesta sau prelucrat
specimen--eggs = Ouă, semințe sau icre
