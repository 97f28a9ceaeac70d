### codes_excise_stamp

excise_stamp-source = собственный перечень, по опубликованной таможенной практике и сообщениям об изъятиях
excise_stamp--none = Нет
excise_stamp--own = Сообщающего государства
excise_stamp--foreign = Другого государства
excise_stamp--counterfeit = Поддельная
excise_stamp--duty_free = С отметкой о беспошлинной торговле
