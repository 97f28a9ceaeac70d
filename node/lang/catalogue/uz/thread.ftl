thread-not-shown = ish koʻrsatilmadi
thread-column-signed = IMZOLANGAN
thread-column-party = TOMON
thread-column-what = NIMA
thread-column-record = YOZUV
thread-cut = Bu ish boʻyicha roʻyxatdagidan koʻproq narsa aytilgan.
