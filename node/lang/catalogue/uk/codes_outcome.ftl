### codes_outcome

outcome-source = власний перелік, за опублікованою митною практикою та повідомленнями про вилучення
outcome--seizure = Вилучення
outcome--other_offence = Інше правопорушення
outcome--no_offence = Правопорушення немає
outcome--not_arrived = Не знайдено або не прибуло
outcome--not_examined_capacity = Не перевірено: забракло можливостей
outcome--not_examined_released = Не перевірено: випущено до орієнтування
outcome--not_examined_jurisdiction = Не перевірено: поза повноваженнями
outcome--open = Ще не завершено
outcome--wrong_match = Помилковий збіг
