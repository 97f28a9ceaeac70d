### codes_requested_action

requested_action-source = власний перелік, за опублікованою митною практикою та повідомленнями про вилучення
requested_action--inform = До відома
requested_action--monitor = Спостерігати без втручання
requested_action--documentary_check = Перевірити документи
requested_action--scan = Просканувати
requested_action--examine = Оглянути
requested_action--do_not_disclose = Не розкривати учаснику торгівлі
requested_action--do_not_load = Не вантажити
requested_action--let_pass_under_control = Пропустити під контролем
