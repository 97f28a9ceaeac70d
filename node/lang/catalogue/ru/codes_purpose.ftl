### codes_purpose

purpose-source = собственный перечень, по опубликованной таможенной практике и сообщениям об изъятиях
purpose--customs_risk = Управление таможенными рисками
purpose--border_security = Безопасность границ
purpose--counter_narcotics = Противодействие наркотикам
purpose--counter_terrorism = Противодействие терроризму
purpose--revenue_protection = Защита доходов бюджета
purpose--ipr_protection = Защита интеллектуальной собственности
purpose--wildlife_protection = Защита дикой природы
purpose--public_health = Защита здоровья населения
purpose--exercise = Учения: дело не настоящее
