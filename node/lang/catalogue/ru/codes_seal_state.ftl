### codes_seal_state

seal_state-source = собственный перечень, по опубликованной таможенной практике и сообщениям об изъятиях
seal_state--intact = Целая
seal_state--broken = Повреждена
seal_state--tampered = Вскрыта и снова закрыта
seal_state--replaced = Заменена
seal_state--cloned = Поддельная, с номером подлинной
seal_state--missing = Отсутствует
seal_state--unknown = Неизвестно
