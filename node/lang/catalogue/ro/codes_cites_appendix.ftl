### codes_cites_appendix

cites_appendix-source = CITES
cites_appendix--I = Anexa I: amenințate cu dispariția
cites_appendix--II = Anexa II: comerț controlat
cites_appendix--III = Anexa III: protejate de un stat
