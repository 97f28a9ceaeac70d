### codes_service

service-source = собственный перечень, по опубликованной таможенной практике и сообщениям об изъятиях
service--customs = Таможня
service--border_guard = Пограничная служба или пограничная полиция
service--police = Полиция
service--anti_drug = Антинаркотическое ведомство
service--security_service = Служба безопасности
service--coast_guard = Береговая охрана или флот
service--gendarmerie = Жандармерия или армия
service--tax_police = Налоговая или финансовая полиция
service--prosecutor = Прокуратура
service--control_unit = Объединённая группа контроля в порту или на авиагрузах
service--veterinary = Ветеринарная, фитосанитарная или природоохранная служба
service--postal = Почтовый или экспресс-оператор
service--foreign = Служба другого государства
service--other = Другое
