### codes_event_status

event_status-source = собственный перечень, по опубликованной таможенной практике и сообщениям об изъятиях
event_status--initial = Первичное сообщение
event_status--confirmed_by_lab = Подтверждено лабораторией
event_status--closed = Закрыто
