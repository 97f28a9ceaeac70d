### codes_proceedings

proceedings-source = собственный перечень, по опубликованной таможенной практике и сообщениям об изъятиях
proceedings--none = Нет: правонарушение не установлено
proceedings--pending = Проводится проверка, дело не возбуждено
proceedings--criminal_case = Уголовное дело
proceedings--administrative_case = Дело об административном правонарушении
proceedings--customs_case = Дело о нарушении таможенных правил
proceedings--settled = Завершено уплатой штрафа без суда
proceedings--transferred = Передано другому ведомству или другому государству
proceedings--judged = Завершено решением суда
proceedings--discontinued = Прекращено без решения суда
proceedings--other = Другое
