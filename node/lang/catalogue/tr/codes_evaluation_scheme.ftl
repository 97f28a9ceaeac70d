evaluation_scheme-source = adını verdiği ölçekler
evaluation_scheme--4x4 = Europol 4x4
evaluation_scheme--3x5x2 = Birleşik Krallık 3x5x2
evaluation_scheme--admiralty = Amirallik A-F x 1-6
