handling_code-source = Europol-un istifadə kodları
handling_code--H0 = Cinayətin qarşısının alınması və onunla mübarizə üçün qaydalar üzrə istifadə olunur
handling_code--H1 = İcazəsiz məhkəmə icraatında istifadə edilmir
handling_code--H2 = İcazəsiz yayılmır
handling_code--H3 = Digər, mətnə baxın
