### codes_territory

territory-source = UN/LOCODE pentru marea liberă; codul rezervat din ISO 3166-1 pentru Uniunea Europeană
territory--EU = Uniunea Europeană, când statul nu este cunoscut
territory--XZ = Marea liberă
