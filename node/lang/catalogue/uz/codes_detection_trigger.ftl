### Codes of the list "detection trigger": what each means.

detection_trigger-source = bojxona amaliyoti va olib qoʻyish toʻgʻrisida eʼlon qilingan hisobotlar asosidagi oʻz roʻyxati
detection_trigger--risk_profile = Xavf profili
detection_trigger--manifest_targeting = Manifest boʻyicha tanlash
detection_trigger--peer_alert = Hamkorning ogohlantirishi
detection_trigger--watchlist_hit = Nazorat roʻyxati boʻyicha moslik
detection_trigger--domestic_intelligence = Mamlakat ichidagi tezkor axborot
detection_trigger--informant = Axborot beruvchi yoki xabar
detection_trigger--document_check = Hujjatlarni tekshirish
detection_trigger--behaviour = Xulq-atvori
detection_trigger--random = Tasodifiy tanlash
detection_trigger--routine = Kundalik yoki toʻliq tekshiruv
detection_trigger--found = Egasiz qolgan yoki topilgan
detection_trigger--post_clearance_audit = Chiqarilgandan keyingi bojxona nazorati
detection_trigger--denial_elsewhere = Boshqa mamlakatning rad etishi
detection_trigger--carrier_report = Tashuvchi, ekipaj yoki pochta operatorining xabari
detection_trigger--unclaimed = Hech kim soʻrab kelmagan tovar
detection_trigger--route_deviation = Yoʻnalishidan chetga chiqdi yoki elektron plomba signal berdi
detection_trigger--signal_gap = Bir muddat joylashuvini bildirmadi yoki yolgʻon bildirdi
detection_trigger--other = Boshqa
