### Codes of the list "CITES appendix": what each means.

cites_appendix-source = CITES
cites_appendix--I = I қосымша: жойылып кету қаупі төнген
cites_appendix--II = II қосымша: саудасы бақылауда
cites_appendix--III = III қосымша: бір мемлекет қорғауға алған
