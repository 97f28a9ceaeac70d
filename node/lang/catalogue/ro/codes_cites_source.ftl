### codes_cites_source

cites_source-source = CITES, rezoluția Conf. 12.3
cites_source--W = Prelevat din natură
cites_source--X = Prelevat din mare, în afara jurisdicției oricărui stat
cites_source--R = Crescut în ferme, din exemplare prelevate din natură
cites_source--D = Crescut sau înmulțit pentru comerț, Anexa I
cites_source--A = Plante înmulțite artificial
cites_source--Y = Plante obținute prin producție asistată
cites_source--C = Crescut în captivitate
cites_source--F = Născut în captivitate, neînmulțit
cites_source--U = Necunoscut
cites_source--I = Confiscat sau capturat anterior
cites_source--O = Dobândit înainte de Convenție
