aeo_status-source = öz siyahı, dərc olunmuş gömrük təcrübəsi və götürmə hesabatları üzrə
aeo_status--none = Səlahiyyətli iqtisadi operator deyil
aeo_status--customs = Gömrük sadələşdirmələri
aeo_status--security = Təhlükəsizlik və mühafizə
aeo_status--full = Hər ikisi
aeo_status--suspended = Dayandırılıb
aeo_status--revoked = Geri alınıb
