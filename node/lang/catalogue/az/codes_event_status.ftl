event_status-source = öz siyahı, dərc olunmuş gömrük təcrübəsi və götürmə hesabatları üzrə
event_status--initial = İlkin məlumat
event_status--confirmed_by_lab = Laboratoriya tərəfindən təsdiqlənib
event_status--closed = Bağlanıb
