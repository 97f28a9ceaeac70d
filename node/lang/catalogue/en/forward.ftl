### An alert of a partner that is passed on: 'ntc forward'.

forward-nothing = nothing was passed on
forward-would = { $id } of { $origin } would go to { $to }.
forward-goes = { $id } of { $origin } goes to { $to }, by
forward-by-agreement = TLP:{ $tlp }, kept until { $until } UTC; the agreement with its author lets it go
forward-by-consent = TLP:{ $tlp }, kept until { $until } UTC; its author consented, by { $consent }
