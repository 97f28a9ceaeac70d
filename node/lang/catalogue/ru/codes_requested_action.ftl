### codes_requested_action

requested_action-source = собственный перечень, по опубликованной таможенной практике и сообщениям об изъятиях
requested_action--inform = Для сведения
requested_action--monitor = Наблюдать без вмешательства
requested_action--documentary_check = Проверить документы
requested_action--scan = Просканировать
requested_action--examine = Досмотреть
requested_action--do_not_disclose = Не раскрывать участнику торговли
requested_action--do_not_load = Не грузить
requested_action--let_pass_under_control = Пропустить под контролем
