man-not-written = kılavuz sayfaları yazılmadı
