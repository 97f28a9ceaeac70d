### Codes of the list "risk reason": what each means.

risk_reason-source = bojxona amaliyoti va olib qoʻyish toʻgʻrisida eʼlon qilingan hisobotlar asosidagi oʻz roʻyxati
risk_reason--risk_profile = Xavf profiliga mos
risk_reason--watchlist = Nazorat roʻyxatiga mos
risk_reason--intelligence = Tezkor axborot
risk_reason--party_history = Tomonning avvalgi huquqbuzarligi
risk_reason--party_unknown = Tomon yangi yoki izi yoʻq
risk_reason--shell_company = Haqiqiy faoliyati yoʻq kompaniya
risk_reason--route_unusual = Odatdan tashqari yoʻnalish
risk_reason--route_high_risk = Kelib chiqish yoki tranzit mamlakati xavfi yuqori
risk_reason--goods_mismatch = Tovar tomonlarga yoki yoʻnalishga mos emas
risk_reason--description_vague = Tovarning mujmal tavsifi
risk_reason--value_implausible = Haqiqatga toʻgʻri kelmaydigan qiymat
risk_reason--weight_implausible = Haqiqatga toʻgʻri kelmaydigan vazn
risk_reason--document_anomaly = Hujjatlardagi nomuvofiqlik
risk_reason--identifier_anomaly = Konteyner, transport yoki hujjat raqamidagi nomuvofiqlik
risk_reason--seal_anomaly = Plombalardagi nomuvofiqlik
risk_reason--late_change = Oluvchi yoki borish joyining kech oʻzgarishi
risk_reason--payment_unusual = Odatdan tashqari toʻlov yoki bronlash
risk_reason--scan_anomaly = Skaner tasviridagi nomuvofiqlik
risk_reason--travel_pattern = Safarlar xususiyati
risk_reason--peer_information = Hamkorning axboroti
risk_reason--dual_use_diversion = Boshqa maqsadga burib yuborish xavfi
risk_reason--signal_gap = Bir muddat joylashuvini bildirmadi yoki yolgʻon bildirdi
risk_reason--identity_change = Nomi, bayrogʻi yoki raqami yaqinda oʻzgargan
risk_reason--seal_reuse = Boshqa joyda uchragan plomba raqami
risk_reason--other = Boshqa
