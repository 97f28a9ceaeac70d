loaded_status-source = öz siyahı, dərc olunmuş gömrük təcrübəsi və götürmə hesabatları üzrə
loaded_status--full = Dolu
loaded_status--empty = Boş
loaded_status--part = Qismən yüklü
