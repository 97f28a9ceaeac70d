### codes_event_kind

event_kind-source = собственный перечень, по опубликованной таможенной практике и сообщениям об изъятиях
event_kind--seizure = Изъятие
event_kind--detention = Задержание товаров
event_kind--suspension = Приостановление выпуска
event_kind--controlled_delivery = Контролируемая поставка
event_kind--attempt = Попытка
event_kind--third_country_information = Сведения о событии в третьей стране
