evaluation_scheme-source = adı çəkilən sxemlər
evaluation_scheme--4x4 = Europol 4x4
evaluation_scheme--3x5x2 = Birləşmiş Krallıq 3x5x2
evaluation_scheme--admiralty = Admirallıq A-F x 1-6
