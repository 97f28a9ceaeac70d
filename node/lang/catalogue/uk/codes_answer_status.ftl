### codes_answer_status

answer_status-source = власний перелік, за опублікованою митною практикою та повідомленнями про вилучення
answer_status--provided = Надано
answer_status--partly = Надано частково
answer_status--no_data = Відомостей немає
answer_status--refused = Відмовлено
answer_status--deferred = Відкладено
answer_status--referred = Направлено до іншого відомства
answer_status--need_more = Потрібні додаткові відомості
