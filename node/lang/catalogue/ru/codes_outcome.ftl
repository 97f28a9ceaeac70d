### codes_outcome

outcome-source = собственный перечень, по опубликованной таможенной практике и сообщениям об изъятиях
outcome--seizure = Изъятие
outcome--other_offence = Другое правонарушение
outcome--no_offence = Правонарушения нет
outcome--not_arrived = Не найдено или не прибыло
outcome--not_examined_capacity = Не проверено: не хватило возможностей
outcome--not_examined_released = Не проверено: выпущено до ориентировки
outcome--not_examined_jurisdiction = Не проверено: вне полномочий
outcome--open = Ещё не завершено
outcome--wrong_match = Ошибочное совпадение
