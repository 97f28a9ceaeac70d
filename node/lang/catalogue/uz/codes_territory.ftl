### Codes of the list "territory": what each means.

territory-source = ochiq dengiz uchun UN/LOCODE; Yevropa Ittifoqi uchun ISO 3166-1 standartidagi zaxiralangan kod
territory--EU = Yevropa Ittifoqi, davlati nomaʼlum boʻlganda
territory--XZ = Ochiq dengiz
