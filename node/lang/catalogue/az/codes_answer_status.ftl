answer_status-source = öz siyahı, dərc olunmuş gömrük təcrübəsi və götürmə hesabatları üzrə
answer_status--provided = Təqdim edilib
answer_status--partly = Qismən təqdim edilib
answer_status--no_data = Məlumat yoxdur
answer_status--refused = Rədd edilib
answer_status--deferred = Təxirə salınıb
answer_status--referred = Başqa orqana yönləndirilib
answer_status--need_more = Əlavə məlumat lazımdır
