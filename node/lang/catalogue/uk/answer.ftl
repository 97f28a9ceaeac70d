answer-nothing = відповіді не надано
answer-statuses = стани
answer-refusals = коди
answer-told = { $told } отримує відповідь на { $id } записом
answer-before = Вона замінює вашу попередню відповідь: { $status }.
