warning_marker-source = Avrupa Birliği gümrük bilgi sistemine göre
warning_marker--armed = Silah taşıyor olabilir
warning_marker--violent = Şiddete başvurabilir
warning_marker--escape = Kaçmaya çalışabilir
warning_marker--self_harm = Kendine zarar verebilir
warning_marker--contagious = Bulaşıcı hastalığı var veya taşıyıcısı
