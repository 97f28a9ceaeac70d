### codes_evaluation_scheme

evaluation_scheme-source = схеми, які в ньому названо
evaluation_scheme--4x4 = Європол 4x4
evaluation_scheme--3x5x2 = Велика Британія 3x5x2
evaluation_scheme--admiralty = Адміралтейська A-F x 1-6
