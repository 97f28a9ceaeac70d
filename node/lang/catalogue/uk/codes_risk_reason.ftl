### codes_risk_reason

risk_reason-source = власний перелік, за опублікованою митною практикою та повідомленнями про вилучення
risk_reason--risk_profile = Відповідає профілю ризику
risk_reason--watchlist = Збігається з контрольним списком
risk_reason--intelligence = Оперативна інформація
risk_reason--party_history = Попереднє правопорушення учасника
risk_reason--party_unknown = Учасник новий або не залишив слідів
risk_reason--shell_company = Компанія без реальної діяльності
risk_reason--route_unusual = Незвичний маршрут
risk_reason--route_high_risk = Походження або транзит високого ризику
risk_reason--goods_mismatch = Товари не відповідають учасникам або маршруту
risk_reason--description_vague = Розпливчастий опис товарів
risk_reason--value_implausible = Неправдоподібна вартість
risk_reason--weight_implausible = Неправдоподібна вага
risk_reason--document_anomaly = Невідповідності в документах
risk_reason--identifier_anomaly = Невідповідності в номерах контейнерів, транспортних засобів або документів
risk_reason--seal_anomaly = Невідповідності в пломбах
risk_reason--late_change = Пізня зміна одержувача або місця призначення
risk_reason--payment_unusual = Незвична оплата або бронювання
risk_reason--scan_anomaly = Невідповідності на знімку сканера
risk_reason--travel_pattern = Характер поїздок
risk_reason--peer_information = Відомості партнера
risk_reason--dual_use_diversion = Ризик використання не за призначенням
risk_reason--signal_gap = Певний час не передавало координати або передавало хибні
risk_reason--identity_change = Нещодавно змінено назву, прапор або номер
risk_reason--seal_reuse = Номер пломби, що трапився в іншому місці
risk_reason--other = Інше
