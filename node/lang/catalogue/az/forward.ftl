forward-nothing = heç nə ötürülmədi
forward-would = { $origin } tərəfinin { $id } qeydi bura ötürülərdi: { $to }.
forward-goes = { $origin } tərəfinin { $id } qeydi { $to } tərəfinə bu qeydlə ötürülür:
forward-by-agreement = TLP:{ $tlp }, { $until } UTC-dək saxlanılır; ötürülməsinə müəlliflə saziş yol verir
forward-by-consent = TLP:{ $tlp }, { $until } UTC-dək saxlanılır; müəllif { $consent } qeydi ilə razılıq verib
