seal_party-source = öz siyahı, dərc olunmuş gömrük təcrübəsi və götürmə hesabatları üzrə
seal_party--customs = Gömrük
seal_party--carrier = Daşıyıcı
seal_party--shipper = Yükgöndərən
seal_party--terminal = Terminal
seal_party--railway = Dəmir yolu
seal_party--other_authority = Başqa orqan
seal_party--unknown = Məlum deyil
