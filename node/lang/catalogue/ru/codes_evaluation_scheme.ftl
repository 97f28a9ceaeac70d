### codes_evaluation_scheme

evaluation_scheme-source = схемы, которые в нём названы
evaluation_scheme--4x4 = Европол 4x4
evaluation_scheme--3x5x2 = Великобритания 3x5x2
evaluation_scheme--admiralty = Адмиралтейская A-F x 1-6
