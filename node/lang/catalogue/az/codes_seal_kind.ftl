seal_kind-source = öz siyahı, ISO 17712 növləri üzrə
seal_kind--bolt = Bolt plomb
seal_kind--cable = Tros plomb
seal_kind--wire = Qurğuşun və ya plastik plomblu məftil
seal_kind--strip = Plastik və ya metal lent plomb
seal_kind--padlock = Asma qıfıl
seal_kind--label = Lent və ya etiket
seal_kind--electronic = Elektron plomb
