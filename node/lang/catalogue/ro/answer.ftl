answer-nothing = nu s-a dat niciun răspuns
answer-statuses = stări
answer-refusals = coduri
answer-told = { $told } primește răspunsul la { $id } prin
answer-before = Înlocuiește răspunsul dat anterior: { $status }.
