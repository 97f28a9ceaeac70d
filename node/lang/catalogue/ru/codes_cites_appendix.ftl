### codes_cites_appendix

cites_appendix-source = СИТЕС
cites_appendix--I = Приложение I: под угрозой исчезновения
cites_appendix--II = Приложение II: торговля контролируется
cites_appendix--III = Приложение III: охраняется одним государством
