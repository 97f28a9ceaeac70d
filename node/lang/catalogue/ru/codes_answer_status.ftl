### codes_answer_status

answer_status-source = собственный перечень, по опубликованной таможенной практике и сообщениям об изъятиях
answer_status--provided = Предоставлено
answer_status--partly = Предоставлено частично
answer_status--no_data = Сведений нет
answer_status--refused = Отказано
answer_status--deferred = Отложено
answer_status--referred = Направлено в другое ведомство
answer_status--need_more = Нужны дополнительные сведения
