channel-source = öz siyahı, dərc olunmuş gömrük təcrübəsi və götürmə hesabatları üzrə
channel--green = Yaşıl dəhliz: bəyan edilən yoxdur və ya müayinəsiz buraxılıb
channel--red = Qırmızı dəhliz: bəyan edilən və ya müayinə olunan mallar
channel--yellow = Sarı dəhliz: sənədlər yoxlanılır
channel--blue = Mavi dəhliz: buraxılışdan sonra yoxlanılır
