hit_strength-source = öz siyahı, dərc olunmuş gömrük təcrübəsi və götürmə hesabatları üzrə
hit_strength--exact = Nömrə ilə və ya ad və ikinci faktla eynidir
hit_strength--possible = Bildirilənlərin hamısı ilə olmasa da, əməkdaş tərəfindən təsdiqlənib
