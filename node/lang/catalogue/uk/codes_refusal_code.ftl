### codes_refusal_code

refusal_code-source = власний перелік, за опублікованою митною практикою та повідомленнями про вилучення
refusal_code--essential_security = Істотні інтереси безпеки
refusal_code--running_investigation = Триває розслідування
refusal_code--person_safety = Безпека особи
refusal_code--judicial_authorisation_refused = Відмовлено в судовому дозволі
refusal_code--outside_agreement = Поза рамками угоди
refusal_code--no_legal_basis = Немає правової підстави
refusal_code--originator_refused = Відомості третьої сторони, автор відмовив
refusal_code--disproportionate = Непропорційно
refusal_code--minor_offence = Малозначне правопорушення
refusal_code--not_available = Недоступно
refusal_code--cannot_identify = Неможливо встановити обʼєкт
refusal_code--quota = Квоту вичерпано
refusal_code--cannot_reciprocate = Запитувач сам не міг би цього надати
