excise_stamp-source = öz siyahı, dərc olunmuş gömrük təcrübəsi və götürmə hesabatları üzrə
excise_stamp--none = Yoxdur
excise_stamp--own = Məlumat verən dövlətin
excise_stamp--foreign = Başqa dövlətin
excise_stamp--counterfeit = Saxta
excise_stamp--duty_free = Rüsumsuz ticarət nişanlı
