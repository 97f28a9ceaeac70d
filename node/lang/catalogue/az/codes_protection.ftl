protection-source = öz siyahı, dərc olunmuş gömrük təcrübəsi və götürmə hesabatları üzrə
protection--convention_108 = Hər ikisi Avropa Şurasının 108 nömrəli Konvensiyasının iştirakçısıdır
protection--convention_108_plus = Hər ikisi yenilənmiş 108 nömrəli Konvensiyanın iştirakçısıdır
protection--adequacy = Qəbul edənin qanunvericiliyi eyni dərəcədə qoruyan sayılıb
protection--treaty = Müqavilənin bəndi
protection--binding_safeguards = Qəbul edən üçün məcburi təminatlar
