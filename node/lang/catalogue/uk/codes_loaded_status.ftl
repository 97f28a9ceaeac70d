### codes_loaded_status

loaded_status-source = власний перелік, за опублікованою митною практикою та повідомленнями про вилучення
loaded_status--full = Повний
loaded_status--empty = Порожній
loaded_status--part = Частково завантажений
