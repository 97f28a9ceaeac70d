contact_role-source = öz siyahı, dərc olunmuş gömrük təcrübəsi və götürmə hesabatları üzrə
contact_role--liaison = Əlaqələndirici əməkdaş
contact_role--duty_desk = Növbətçi bölmə
contact_role--data_protection = Məlumatların qorunması üzrə məsul şəxs
