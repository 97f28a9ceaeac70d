### codes_contact_role

contact_role-source = собственный перечень, по опубликованной таможенной практике и сообщениям об изъятиях
contact_role--liaison = Сотрудник по связи
contact_role--duty_desk = Дежурная служба
contact_role--data_protection = Ответственный за защиту персональных данных
