### Codes of the list "seal kind": what each means.

seal_kind-source = oʻz roʻyxati, ISO 17712 turlari boʻyicha
seal_kind--bolt = Bolt plomba
seal_kind--cable = Tros plomba
seal_kind--wire = Qoʻrgʻoshin yoki plastik plombali sim
seal_kind--strip = Plastik yoki metall tasma
seal_kind--padlock = Osma qulf
seal_kind--label = Yopishqoq tasma yoki yorliq
seal_kind--electronic = Elektron
