### codes_event_kind

event_kind-source = власний перелік, за опублікованою митною практикою та повідомленнями про вилучення
event_kind--seizure = Вилучення
event_kind--detention = Затримання товарів
event_kind--suspension = Призупинення випуску
event_kind--controlled_delivery = Контрольована поставка
event_kind--attempt = Спроба
event_kind--third_country_information = Відомості про подію в третій країні
