### codes_purpose

purpose-source = власний перелік, за опублікованою митною практикою та повідомленнями про вилучення
purpose--customs_risk = Управління митними ризиками
purpose--border_security = Безпека кордонів
purpose--counter_narcotics = Протидія наркотикам
purpose--counter_terrorism = Протидія тероризму
purpose--revenue_protection = Захист доходів бюджету
purpose--ipr_protection = Захист інтелектуальної власності
purpose--wildlife_protection = Захист дикої природи
purpose--public_health = Захист здоровʼя населення
purpose--exercise = Навчання: справа не справжня
