cites_appendix-source = CITES
cites_appendix--I = Əlavə I: kəsilmə təhlükəsi altında
cites_appendix--II = Əlavə II: ticarətinə nəzarət edilir
cites_appendix--III = Əlavə III: bir dövlət tərəfindən qorunur
