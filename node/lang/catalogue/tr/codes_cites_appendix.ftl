cites_appendix-source = CITES
cites_appendix--I = Ek I: nesli tükenme tehlikesinde
cites_appendix--II = Ek II: ticareti denetim altında
cites_appendix--III = Ek III: bir devletin koruması altında
