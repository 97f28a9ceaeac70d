relation-source = öz siyahı, dərc olunmuş gömrük təcrübəsi və götürmə hesabatları üzrə
relation--answers = Ona cavabdır
relation--result_of = Onun nəticəsidir
relation--same_event = Eyni hadisə barədədir
relation--linked = Əlaqəli hadisə barədədir: eyni şəxslər, mallar və ya marşrut
relation--replaces = Onu əvəz edir
