### codes_request_kind

request_kind-source = власний перелік, за опублікованою митною практикою та повідомленнями про вилучення
request_kind--information = Відомості
request_kind--document = Копія документа
request_kind--verification = Перевірка справжності документів або відомостей
request_kind--examination = Огляд товарів або транспортних засобів
request_kind--surveillance = Спостереження за особами, місцями, товарами або засобами
request_kind--consent = Згода на використання або передання далі
request_kind--other = Інше
