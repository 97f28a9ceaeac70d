media_kind-source = öz siyahı, dərc olunmuş gömrük təcrübəsi və götürmə hesabatları üzrə
media_kind--photo = Foto
media_kind--xray = Rentgen və ya skan şəkli
media_kind--document = Sənəd
