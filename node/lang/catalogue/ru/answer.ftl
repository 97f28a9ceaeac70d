answer-nothing = ответ не дан
answer-statuses = состояния
answer-refusals = коды
answer-told = { $told } получает ответ на { $id } записью
answer-before = Он заменяет ваш прежний ответ: { $status }.
