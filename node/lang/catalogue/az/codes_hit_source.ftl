hit_source-source = öz siyahı, dərc olunmuş gömrük təcrübəsi və götürmə hesabatları üzrə
hit_source--journey = Sərnişin siyahısı və ya manifest
hit_source--record = Öz bildirişi və ya xəbərdarlığı
hit_source--watchlist = Öz nəzarət siyahısı
