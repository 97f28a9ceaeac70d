event_kind-source = öz siyahı, dərc olunmuş gömrük təcrübəsi və götürmə hesabatları üzrə
event_kind--seizure = Götürmə
event_kind--detention = Malların saxlanması
event_kind--suspension = Buraxılışın dayandırılması
event_kind--controlled_delivery = Nəzarətli çatdırma
event_kind--attempt = Cəhd
event_kind--third_country_information = Üçüncü ölkədəki hadisə barədə məlumat
