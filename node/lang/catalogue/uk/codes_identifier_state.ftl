### codes_identifier_state

identifier_state-source = власний перелік, за опублікованою митною практикою та повідомленнями про вилучення
identifier_state--genuine = Справжній, перевірено
identifier_state--original = Справжній, знайдений під іншим або за іншим
identifier_state--false = Вигаданий: ніким не виданий
identifier_state--cloned = Чужий, установлений на цьому обʼєкті
identifier_state--altered = Змінений або знищений
identifier_state--former = Колишній, до заміни
identifier_state--papers = У документах, а не на самому обʼєкті
identifier_state--sent = Переданий радіозвʼязком, а не нанесений
identifier_state--spare = Був при собі, не встановлений
identifier_state--doubtful = Сумнівний
