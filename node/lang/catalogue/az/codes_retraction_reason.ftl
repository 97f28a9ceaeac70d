retraction_reason-source = öz siyahı, dərc olunmuş gömrük təcrübəsi və götürmə hesabatları üzrə
retraction_reason--wrong_subject = Başqa şəxsi və ya başqa şeyi göstərir
retraction_reason--duplicate = İki dəfə bildirilib
retraction_reason--unfounded = Əsassız olduğu məlum olub
retraction_reason--legal = Qanun və ya məhkəmə tələb edir
retraction_reason--other = Digər
