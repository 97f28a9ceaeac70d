### codes_protection

protection-source = собственный перечень, по опубликованной таможенной практике и сообщениям об изъятиях
protection--convention_108 = Обе стороны участвуют в Конвенции 108 Совета Европы
protection--convention_108_plus = Обе стороны участвуют в обновлённой Конвенции 108
protection--adequacy = Защита по праву получателя признана равноценной
protection--treaty = Положение договора
protection--binding_safeguards = Гарантии, обязательные для получателя
