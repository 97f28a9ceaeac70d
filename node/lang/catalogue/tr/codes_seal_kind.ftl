seal_kind-source = kendi listesi, ISO 17712 türlerine göre
seal_kind--bolt = Cıvata mühür
seal_kind--cable = Kablo mühür
seal_kind--wire = Kurşun veya plastik damgalı tel mühür
seal_kind--strip = Plastik veya metal şerit mühür
seal_kind--padlock = Asma kilit
seal_kind--label = Bant veya etiket
seal_kind--electronic = Elektronik mühür
