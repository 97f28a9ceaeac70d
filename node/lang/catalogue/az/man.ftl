man-not-written = bələdçi səhifələri yazılmadı
