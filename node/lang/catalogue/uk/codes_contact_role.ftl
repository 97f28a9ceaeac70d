### codes_contact_role

contact_role-source = власний перелік, за опублікованою митною практикою та повідомленнями про вилучення
contact_role--liaison = Співробітник звʼязку
contact_role--duty_desk = Чергова служба
contact_role--data_protection = Відповідальний за захист персональних даних
