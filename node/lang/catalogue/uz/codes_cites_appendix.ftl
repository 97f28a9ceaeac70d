### Codes of the list "CITES appendix": what each means.

cites_appendix-source = CITES
cites_appendix--I = I ilova: yoʻqolib ketish xavfi ostida
cites_appendix--II = II ilova: savdosi nazorat ostida
cites_appendix--III = III ilova: bir davlat himoyasida
