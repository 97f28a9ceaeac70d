### codes_quantity_basis

quantity_basis-source = собственный перечень, по опубликованной таможенной практике и сообщениям об изъятиях
quantity_basis--measured = Измерено
quantity_basis--estimated = Оценено
quantity_basis--declared = Заявлено
quantity_basis--gross = Измерено с упаковкой или носителем
quantity_basis--at_least = Не менее этого
quantity_basis--at_most = Не более этого
