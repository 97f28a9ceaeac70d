forward-nothing = შემდგომ არაფერი გადაცემულა
forward-would = ჩანაწერი { $id } ({ $origin }) გადაეცემოდა: { $to }.
forward-goes = ჩანაწერი { $id } ({ $origin }) გადაეცემა: { $to }, ჩანაწერით
forward-by-agreement = TLP:{ $tlp }, ინახება { $until } UTC-მდე; გადაცემას უშვებს ავტორთან დადებული შეთანხმება
forward-by-consent = TLP:{ $tlp }, ინახება { $until } UTC-მდე; ავტორმა თანხმობა მისცა ჩანაწერით { $consent }
