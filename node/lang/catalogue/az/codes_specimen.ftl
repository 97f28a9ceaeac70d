specimen-source = öz siyahı, dərc olunmuş gömrük təcrübəsi və götürmə hesabatları üzrə
specimen--live = Diri
specimen--dead = Ölü, bütöv
specimen--part = Hissə
specimen--derivative = Ondan hazırlanıb və ya emal edilib
specimen--eggs = Yumurta, toxum və ya kürü
