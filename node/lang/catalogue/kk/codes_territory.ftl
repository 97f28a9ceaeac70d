### Codes of the list "territory": what each means.

territory-source = ашық теңіз үшін UN/LOCODE; Еуропалық одақ үшін ISO 3166-1 стандартындағы сақталған код
territory--EU = Еуропалық одақ, мемлекеті белгісіз болғанда
territory--XZ = Ашық теңіз
