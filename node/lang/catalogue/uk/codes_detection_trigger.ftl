### codes_detection_trigger

detection_trigger-source = власний перелік, за опублікованою митною практикою та повідомленнями про вилучення
detection_trigger--risk_profile = Профіль ризику
detection_trigger--manifest_targeting = Аналіз маніфесту
detection_trigger--peer_alert = Орієнтування партнера
detection_trigger--watchlist_hit = Збіг із контрольним списком
detection_trigger--domestic_intelligence = Оперативна інформація своєї країни
detection_trigger--informant = Інформатор або сигнал
detection_trigger--document_check = Перевірка документів
detection_trigger--behaviour = Поведінка
detection_trigger--random = Випадковий відбір
detection_trigger--routine = Плановий або суцільний контроль
detection_trigger--found = Покинуто або знайдено
detection_trigger--post_clearance_audit = Контроль після випуску
detection_trigger--denial_elsewhere = Відмова іншої країни
detection_trigger--carrier_report = Повідомлення перевізника, екіпажу або поштового оператора
detection_trigger--unclaimed = Товари, по які ніхто не зʼявився
detection_trigger--route_deviation = Відхилення від маршруту або сигнал електронної пломби
detection_trigger--signal_gap = Певний час не передавало координати або передавало хибні
detection_trigger--other = Інше
