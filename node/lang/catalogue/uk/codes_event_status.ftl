### codes_event_status

event_status-source = власний перелік, за опублікованою митною практикою та повідомленнями про вилучення
event_status--initial = Первинне повідомлення
event_status--confirmed_by_lab = Підтверджено лабораторією
event_status--closed = Закрито
