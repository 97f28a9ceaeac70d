forward-nothing = hech narsa boshqaga uzatilmadi
forward-would = { $id } yozuvi ({ $origin }) bunga uzatilardi: { $to }.
forward-goes = { $id } yozuvi ({ $origin }) bunga uzatiladi: { $to }, shu yozuv bilan
forward-by-agreement = TLP:{ $tlp }, { $until } UTC gacha saqlanadi; uzatishga muallif bilan bitim yoʻl qoʻyadi
forward-by-consent = TLP:{ $tlp }, { $until } UTC gacha saqlanadi; muallif { $consent } yozuvi bilan rozilik bergan
