### codes_relation

relation-source = собственный перечень, по опубликованной таможенной практике и сообщениям об изъятиях
relation--answers = Отвечает на неё
relation--result_of = Является её результатом
relation--same_event = Сообщает о том же событии
relation--linked = Сообщает о связанном событии: те же люди, товары или маршрут
relation--replaces = Заменяет её
