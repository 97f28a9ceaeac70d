man-not-written = сторінки довідки не записано
