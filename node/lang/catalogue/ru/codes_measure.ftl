### codes_measure

measure-source = собственный перечень, по опубликованной таможенной практике и сообщениям об изъятиях
measure--none = Нет
measure--identified = Личность установлена
measure--questioned = Опрошено
measure--searched = Проведён личный досмотр
measure--detained = Задержано
measure--arrested = Арестовано
measure--charged = Предъявлено обвинение
measure--fined = Оштрафовано
measure--entry_refused = Отказано во въезде
measure--handed_over = Передано другому ведомству
measure--released = Отпущено
measure--sentenced = Осуждено
measure--expelled = Выдворено из страны
measure--hospitalised = Доставлено в больницу
measure--fled = Скрылось или не найдено
measure--wanted = В розыске
measure--other = Другое
