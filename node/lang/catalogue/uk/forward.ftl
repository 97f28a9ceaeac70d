forward-nothing = нічого не передано далі
forward-would = Запис { $id } ({ $origin }) було б передано: { $to }.
forward-goes = Запис { $id } ({ $origin }) передається: { $to }, записом
forward-by-agreement = TLP:{ $tlp }, зберігається до { $until } UTC; передання допускає угода з автором
forward-by-consent = TLP:{ $tlp }, зберігається до { $until } UTC; автор дав згоду записом { $consent }
