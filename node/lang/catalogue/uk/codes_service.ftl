### codes_service

service-source = власний перелік, за опублікованою митною практикою та повідомленнями про вилучення
service--customs = Митниця
service--border_guard = Прикордонна служба або прикордонна поліція
service--police = Поліція
service--anti_drug = Антинаркотичне відомство
service--security_service = Служба безпеки
service--coast_guard = Берегова охорона або флот
service--gendarmerie = Жандармерія або армія
service--tax_police = Податкова або фінансова поліція
service--prosecutor = Прокуратура
service--control_unit = Обʼєднана група контролю в порту або на авіавантажах
service--veterinary = Ветеринарна, фітосанітарна або природоохоронна служба
service--postal = Поштовий або експрес-оператор
service--foreign = Служба іншої держави
service--other = Інше
