### codes_loaded_status

loaded_status-source = собственный перечень, по опубликованной таможенной практике и сообщениям об изъятиях
loaded_status--full = Полный
loaded_status--empty = Пустой
loaded_status--part = Частично загружен
