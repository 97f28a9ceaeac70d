### codes_purpose

purpose-source = listă proprie, după practica vamală publicată și rapoartele privind capturile
purpose--customs_risk = Gestionarea riscurilor vamale
purpose--border_security = Securitatea frontierei
purpose--counter_narcotics = Combaterea stupefiantelor
purpose--counter_terrorism = Combaterea terorismului
purpose--revenue_protection = Protejarea veniturilor bugetare
purpose--ipr_protection = Protejarea proprietății intelectuale
purpose--wildlife_protection = Protejarea speciilor sălbatice
purpose--public_health = Protejarea sănătății publice
purpose--exercise = Exercițiu: niciun caz real
