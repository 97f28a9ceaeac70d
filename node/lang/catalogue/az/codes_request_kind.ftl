request_kind-source = öz siyahı, dərc olunmuş gömrük təcrübəsi və götürmə hesabatları üzrə
request_kind--information = Məlumat
request_kind--document = Sənədin surəti
request_kind--verification = Sənədlərin və ya bəyanatların həqiqiliyi
request_kind--examination = Malların və ya nəqliyyat vasitəsinin müayinəsi
request_kind--surveillance = Şəxslərin, yerlərin, malların və ya nəqliyyat vasitələrinin müşahidəsi
request_kind--consent = İstifadəyə və ya ötürməyə razılıq
request_kind--other = Digər
