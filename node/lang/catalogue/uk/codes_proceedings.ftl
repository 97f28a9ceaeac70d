### codes_proceedings

proceedings-source = власний перелік, за опублікованою митною практикою та повідомленнями про вилучення
proceedings--none = Немає: правопорушення не встановлено
proceedings--pending = Триває перевірка, справу не порушено
proceedings--criminal_case = Кримінальна справа
proceedings--administrative_case = Справа про адміністративне правопорушення
proceedings--customs_case = Справа про порушення митних правил
proceedings--settled = Завершено сплатою штрафу без суду
proceedings--transferred = Передано іншому відомству або іншій державі
proceedings--judged = Завершено рішенням суду
proceedings--discontinued = Закрито без рішення суду
proceedings--other = Інше
