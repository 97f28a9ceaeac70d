answer-nothing = cavab verilmədi
answer-statuses = vəziyyətlər
answer-refusals = imtina kodları
answer-told = { $told } tərəfinə { $id } müraciətinə cavab bu qeydlə bildirilir:
answer-before = Əvvəlki cavabınızı əvəz edir: { $status }.
