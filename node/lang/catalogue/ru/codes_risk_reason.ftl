### codes_risk_reason

risk_reason-source = собственный перечень, по опубликованной таможенной практике и сообщениям об изъятиях
risk_reason--risk_profile = Соответствует профилю риска
risk_reason--watchlist = Совпадает с контрольным списком
risk_reason--intelligence = Оперативная информация
risk_reason--party_history = Прежнее правонарушение участника
risk_reason--party_unknown = Участник новый или не оставил следов
risk_reason--shell_company = Компания без реальной деятельности
risk_reason--route_unusual = Необычный маршрут
risk_reason--route_high_risk = Происхождение или транзит высокого риска
risk_reason--goods_mismatch = Товары не подходят участникам или маршруту
risk_reason--description_vague = Расплывчатое описание товаров
risk_reason--value_implausible = Неправдоподобная стоимость
risk_reason--weight_implausible = Неправдоподобный вес
risk_reason--document_anomaly = Несоответствия в документах
risk_reason--identifier_anomaly = Несоответствия в номерах контейнеров, транспортных средств или документов
risk_reason--seal_anomaly = Несоответствия в пломбах
risk_reason--late_change = Поздняя смена получателя или места назначения
risk_reason--payment_unusual = Необычная оплата или бронирование
risk_reason--scan_anomaly = Несоответствия на снимке сканера
risk_reason--travel_pattern = Характер поездок
risk_reason--peer_information = Сведения партнёра
risk_reason--dual_use_diversion = Риск использования не по назначению
risk_reason--signal_gap = Какое-то время не передавало координаты или передавало ложные
risk_reason--identity_change = Недавно изменены название, флаг или номер
risk_reason--seal_reuse = Номер пломбы, встреченный в другом месте
risk_reason--other = Другое
