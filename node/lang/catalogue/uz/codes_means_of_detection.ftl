### Codes of the list "means of detection": what each means.

means_of_detection-source = bojxona amaliyoti va olib qoʻyish toʻgʻrisida eʼlon qilingan hisobotlar asosidagi oʻz roʻyxati
means_of_detection--physical_search = Qoʻlda tekshirish
means_of_detection--xray = Rentgen, turi koʻrsatilmagan
means_of_detection--xray_fixed = Rentgen, statsionar
means_of_detection--xray_mobile = Rentgen, koʻchma
means_of_detection--xray_backscatter = Rentgen, teskari sochilgan nur bilan
means_of_detection--xray_body = Rentgen, tana uchun
means_of_detection--dog = Xizmat iti
means_of_detection--trace = Iz yoki Raman detektori
means_of_detection--radiation_portal = Radiatsiya nazorati portali
means_of_detection--density_meter = Zichlik oʻlchagich yoki endoskop
means_of_detection--weighing = Tortish
means_of_detection--lab = Laboratoriya
means_of_detection--dog_and_scan = It va skaner birga
means_of_detection--image_analysis = Tasvirni avtomatik tahlil qilish signali
means_of_detection--open_source = Ochiq manbalar
means_of_detection--surveillance = Patrul, kamera, radar yoki teplovizor
means_of_detection--diver = Gʻavvoslar yoki suvosti droni
means_of_detection--other = Boshqa
