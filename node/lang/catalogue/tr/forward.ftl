forward-nothing = hiçbir şey aktarılmadı
forward-would = { $origin } tarafının { $id } kaydı şuraya aktarılırdı: { $to }.
forward-goes = { $origin } tarafının { $id } kaydı { $to } tarafına şu kayıtla aktarılıyor:
forward-by-agreement = TLP:{ $tlp }, { $until } UTC tarihine kadar saklanır; düzenleyenle yapılan anlaşma aktarılmasına izin veriyor
forward-by-consent = TLP:{ $tlp }, { $until } UTC tarihine kadar saklanır; düzenleyen { $consent } kaydıyla muvafakat etti
