### codes_relation

relation-source = власний перелік, за опублікованою митною практикою та повідомленнями про вилучення
relation--answers = Відповідає на нього
relation--result_of = Є його результатом
relation--same_event = Повідомляє про ту саму подію
relation--linked = Повідомляє про повʼязану подію: ті самі люди, товари або маршрут
relation--replaces = Замінює його
