### Codes of the list "evaluation scheme": what each means.

evaluation_scheme-source = атауы көрсетілген схемалар
evaluation_scheme--4x4 = Еуропол 4x4
evaluation_scheme--3x5x2 = Ұлыбритания 3x5x2
evaluation_scheme--admiralty = Адмиралтейство A-F x 1-6
