### codes_evaluation_scheme

evaluation_scheme-source = აქ დასახელებული სქემები
evaluation_scheme--4x4 = ევროპოლის 4x4
evaluation_scheme--3x5x2 = გაერთიანებული სამეფოს 3x5x2
evaluation_scheme--admiralty = საადმირალოს სისტემა A-F x 1-6
