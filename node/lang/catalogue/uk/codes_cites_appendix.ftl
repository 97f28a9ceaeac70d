### codes_cites_appendix

cites_appendix-source = CITES
cites_appendix--I = Додаток I: під загрозою зникнення
cites_appendix--II = Додаток II: торгівля контролюється
cites_appendix--III = Додаток III: охороняється однією державою
