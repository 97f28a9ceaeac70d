### codes_identifier_state

identifier_state-source = собственный перечень, по опубликованной таможенной практике и сообщениям об изъятиях
identifier_state--genuine = Подлинный, проверено
identifier_state--original = Подлинный, найден под другим или за другим
identifier_state--false = Вымышленный: никем не выдан
identifier_state--cloned = Чужой, установленный на этом объекте
identifier_state--altered = Изменён или уничтожен
identifier_state--former = Прежний, до замены
identifier_state--papers = В документах, а не на самом объекте
identifier_state--sent = Передан по радио, а не нанесён
identifier_state--spare = Имелся при себе, не установлен
identifier_state--doubtful = Сомнительный
