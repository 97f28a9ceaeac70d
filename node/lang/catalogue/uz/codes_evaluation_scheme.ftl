### Codes of the list "evaluation scheme": what each means.

evaluation_scheme-source = nomi koʻrsatilgan sxemalar
evaluation_scheme--4x4 = Yevropol 4x4
evaluation_scheme--3x5x2 = Buyuk Britaniya 3x5x2
evaluation_scheme--admiralty = Admiralteystvo A-F x 1-6
