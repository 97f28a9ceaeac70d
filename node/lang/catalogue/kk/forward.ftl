forward-nothing = ештеңе әрі қарай берілмеді
forward-would = { $id } жазбасы ({ $origin }) мынаған берілер еді: { $to }.
forward-goes = { $id } жазбасы ({ $origin }) мынаған беріледі: { $to }, мына жазбамен
forward-by-agreement = TLP:{ $tlp }, { $until } UTC дейін сақталады; беруге авторымен жасалған келісім жол береді
forward-by-consent = TLP:{ $tlp }, { $until } UTC дейін сақталады; авторы { $consent } жазбасымен рұқсат берген
