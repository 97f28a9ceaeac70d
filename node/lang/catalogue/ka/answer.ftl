answer-nothing = პასუხი არ გაცემულა
answer-statuses = სტატუსები
answer-refusals = კოდები
answer-told = { $told } იღებს პასუხს მოთხოვნაზე { $id }, ჩანაწერით
answer-before = ის ცვლის თქვენს წინა პასუხს: { $status }.
