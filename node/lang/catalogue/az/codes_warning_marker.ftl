warning_marker-source = Avropa İttifaqının gömrük informasiya sistemi üzrə
warning_marker--armed = Üstündə silah ola bilər
warning_marker--violent = Zorakılıq göstərə bilər
warning_marker--escape = Qaçmağa cəhd edə bilər
warning_marker--self_harm = Özünə xəsarət yetirə bilər
warning_marker--contagious = Yoluxucu xəstədir və ya daşıyıcıdır
