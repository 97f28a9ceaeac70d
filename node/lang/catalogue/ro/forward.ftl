forward-nothing = nu s-a transmis nimic mai departe
forward-would = Înregistrarea { $id } ({ $origin }) ar fi transmisă către { $to }.
forward-goes = Înregistrarea { $id } ({ $origin }) se transmite către { $to }, prin
forward-by-agreement = TLP:{ $tlp }, se păstrează până la { $until } UTC; acordul cu autorul permite transmiterea
forward-by-consent = TLP:{ $tlp }, se păstrează până la { $until } UTC; autorul a consimțit prin { $consent }
