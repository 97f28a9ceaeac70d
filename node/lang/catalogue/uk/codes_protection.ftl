### codes_protection

protection-source = власний перелік, за опублікованою митною практикою та повідомленнями про вилучення
protection--convention_108 = Обидві сторони беруть участь у Конвенції 108 Ради Європи
protection--convention_108_plus = Обидві сторони беруть участь в оновленій Конвенції 108
protection--adequacy = Захист за правом одержувача визнано рівноцінним
protection--treaty = Положення договору
protection--binding_safeguards = Гарантії, обовʼязкові для одержувача
