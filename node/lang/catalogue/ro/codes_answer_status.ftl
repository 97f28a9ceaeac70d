### codes_answer_status

answer_status-source = listă proprie, după practica vamală publicată și rapoartele privind capturile
answer_status--provided = Furnizat
answer_status--partly = Furnizat parțial
answer_status--no_data = Fără date
answer_status--refused = Refuzat
answer_status--deferred = Amânat
answer_status--referred = Îndrumat către altă autoritate
answer_status--need_more = Sunt necesare mai multe informații
