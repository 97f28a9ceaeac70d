man-not-written = qoʻllanma sahifalari yozilmadi
