territory-source = açıq dəniz üçün UN/LOCODE; Avropa İttifaqı üçün ISO 3166-1-in ehtiyat kodu
territory--EU = Avropa İttifaqı, dövlət məlum olmadıqda
territory--XZ = Açıq dəniz
