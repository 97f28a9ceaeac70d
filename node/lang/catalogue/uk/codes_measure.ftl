### codes_measure

measure-source = власний перелік, за опублікованою митною практикою та повідомленнями про вилучення
measure--none = Немає
measure--identified = Особу встановлено
measure--questioned = Опитано
measure--searched = Проведено особистий огляд
measure--detained = Затримано
measure--arrested = Заарештовано
measure--charged = Предʼявлено обвинувачення
measure--fined = Оштрафовано
measure--entry_refused = Відмовлено у вʼїзді
measure--handed_over = Передано іншому відомству
measure--released = Відпущено
measure--sentenced = Засуджено
measure--expelled = Видворено з країни
measure--hospitalised = Доставлено до лікарні
measure--fled = Особа втекла або її не знайдено
measure--wanted = У розшуку
measure--other = Інше
