value_basis-source = öz siyahı, dərc olunmuş gömrük təcrübəsi və götürmə hesabatları üzrə
value_basis--customs = Gömrük dəyəri
value_basis--declared = Bəyan edilən
value_basis--market = Məlumat verən dövlətdə bazar qiyməti
value_basis--street = Narkotikin pərakəndə satış qiyməti
value_basis--face = Nominal dəyər
value_basis--appraised = Ekspertin qiymətləndirdiyi
