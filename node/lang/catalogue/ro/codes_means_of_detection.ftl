### codes_means_of_detection

means_of_detection-source = listă proprie, după practica vamală publicată și rapoartele privind capturile
means_of_detection--physical_search = Percheziție fizică
means_of_detection--xray = Raze X, tip neprecizat
means_of_detection--xray_fixed = Raze X, instalație fixă
means_of_detection--xray_mobile = Raze X, instalație mobilă
means_of_detection--xray_backscatter = Raze X, retroîmprăștiere
means_of_detection--xray_body = Raze X, scanare corporală
means_of_detection--dog = Câine
means_of_detection--trace = Detector de urme sau Raman
means_of_detection--radiation_portal = Portal de control radiologic
means_of_detection--density_meter = Densimetru sau endoscop
means_of_detection--weighing = Cântărire
means_of_detection--lab = Laborator
means_of_detection--dog_and_scan = Câine și scanare împreună
means_of_detection--image_analysis = Analiza automată a imaginii
means_of_detection--open_source = Surse deschise
means_of_detection--surveillance = Patrulă, cameră, radar sau termoviziune
means_of_detection--diver = Scafandri sau o dronă subacvatică
means_of_detection--other = Altul
