### codes_evaluation_scheme

evaluation_scheme-source = schemele pe care le numește
evaluation_scheme--4x4 = Europol 4x4
evaluation_scheme--3x5x2 = Regatul Unit 3x5x2
evaluation_scheme--admiralty = Sistemul Amiralității A-F x 1-6
