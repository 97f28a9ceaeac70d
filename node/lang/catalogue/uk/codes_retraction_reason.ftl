### codes_retraction_reason

retraction_reason-source = власний перелік, за опублікованою митною практикою та повідомленнями про вилучення
retraction_reason--wrong_subject = Названо не ту особу або не той предмет
retraction_reason--duplicate = Повідомлено двічі
retraction_reason--unfounded = Виявилося необґрунтованим
retraction_reason--legal = Цього вимагає закон або суд
retraction_reason--other = Інше
