forward-nothing = ничего не передано далее
forward-would = Запись { $id } ({ $origin }) была бы передана: { $to }.
forward-goes = Запись { $id } ({ $origin }) передаётся: { $to }, записью
forward-by-agreement = TLP:{ $tlp }, хранится до { $until } UTC; передачу допускает соглашение с автором
forward-by-consent = TLP:{ $tlp }, хранится до { $until } UTC; автор дал согласие записью { $consent }
