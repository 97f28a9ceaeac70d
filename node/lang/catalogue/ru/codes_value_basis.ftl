### codes_value_basis

value_basis-source = собственный перечень, по опубликованной таможенной практике и сообщениям об изъятиях
value_basis--customs = Таможенная стоимость
value_basis--declared = Заявленная
value_basis--market = Рыночная цена в сообщающем государстве
value_basis--street = Цена розничного сбыта наркотиков
value_basis--face = Номинальная стоимость
value_basis--appraised = По оценке эксперта
