seal_state-source = öz siyahı, dərc olunmuş gömrük təcrübəsi və götürmə hesabatları üzrə
seal_state--intact = Zədəsiz
seal_state--broken = Qırılıb
seal_state--tampered = Açılıb yenidən bağlanıb
seal_state--replaced = Dəyişdirilib
seal_state--cloned = Saxta, həqiqi plombun nömrəsi ilə
seal_state--missing = Yoxdur
seal_state--unknown = Məlum deyil
