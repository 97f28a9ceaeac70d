### Codes of the list "answer status": what each means.

answer_status-source = кеден тәжірибесі мен алып қою туралы жарияланған есептер негізіндегі өз тізімі
answer_status--provided = Берілді
answer_status--partly = Ішінара берілді
answer_status--no_data = Дерек жоқ
answer_status--refused = Бас тартылды
answer_status--deferred = Кейінге қалдырылды
answer_status--referred = Басқа органға жолданды
answer_status--need_more = Қосымша ақпарат керек
