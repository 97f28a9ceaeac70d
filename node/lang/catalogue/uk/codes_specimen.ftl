### codes_specimen

specimen-source = власний перелік, за опублікованою митною практикою та повідомленнями про вилучення
specimen--live = Живе
specimen--dead = Мертве, цілком
specimen--part = Частина
specimen--derivative = Виготовлено з нього або перероблено
specimen--eggs = Яйця, насіння або ікра
