### codes_value_basis

value_basis-source = власний перелік, за опублікованою митною практикою та повідомленнями про вилучення
value_basis--customs = Митна вартість
value_basis--declared = Задекларована
value_basis--market = Ринкова ціна в державі, що повідомляє
value_basis--street = Ціна роздрібного збуту наркотиків
value_basis--face = Номінальна вартість
value_basis--appraised = За оцінкою експерта
