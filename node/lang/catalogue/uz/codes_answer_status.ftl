### Codes of the list "answer status": what each means.

answer_status-source = bojxona amaliyoti va olib qoʻyish toʻgʻrisida eʼlon qilingan hisobotlar asosidagi oʻz roʻyxati
answer_status--provided = Berildi
answer_status--partly = Qisman berildi
answer_status--no_data = Maʼlumot yoʻq
answer_status--refused = Rad etildi
answer_status--deferred = Kechiktirildi
answer_status--referred = Boshqa organga yoʻllandi
answer_status--need_more = Qoʻshimcha axborot kerak
