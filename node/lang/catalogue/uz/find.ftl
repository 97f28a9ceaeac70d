find-undone = qidiruv bajarilmadi
find-nothing = Bu tugun oʻqiy oladigan maʼlumotlardan hech narsa topilmadi.
