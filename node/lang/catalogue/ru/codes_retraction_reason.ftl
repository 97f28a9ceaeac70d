### codes_retraction_reason

retraction_reason-source = собственный перечень, по опубликованной таможенной практике и сообщениям об изъятиях
retraction_reason--wrong_subject = Названо не то лицо или не тот предмет
retraction_reason--duplicate = Сообщено дважды
retraction_reason--unfounded = Оказалось необоснованным
retraction_reason--legal = Этого требует закон или суд
retraction_reason--other = Другое
