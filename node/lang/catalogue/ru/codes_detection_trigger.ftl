### codes_detection_trigger

detection_trigger-source = собственный перечень, по опубликованной таможенной практике и сообщениям об изъятиях
detection_trigger--risk_profile = Профиль риска
detection_trigger--manifest_targeting = Анализ манифеста
detection_trigger--peer_alert = Ориентировка партнёра
detection_trigger--watchlist_hit = Совпадение с контрольным списком
detection_trigger--domestic_intelligence = Оперативная информация своей страны
detection_trigger--informant = Информатор или сигнал
detection_trigger--document_check = Проверка документов
detection_trigger--behaviour = Поведение
detection_trigger--random = Случайный отбор
detection_trigger--routine = Плановый или сплошной контроль
detection_trigger--found = Брошено или найдено
detection_trigger--post_clearance_audit = Контроль после выпуска
detection_trigger--denial_elsewhere = Отказ другой страны
detection_trigger--carrier_report = Сообщение перевозчика, экипажа или почтового оператора
detection_trigger--unclaimed = Товары, за которыми никто не явился
detection_trigger--route_deviation = Отклонение от маршрута или сигнал электронной пломбы
detection_trigger--signal_gap = Какое-то время не передавало координаты или передавало ложные
detection_trigger--other = Другое
