### codes_hit_source

hit_source-source = власний перелік, за опублікованою митною практикою та повідомленнями про вилучення
hit_source--journey = Список пасажирів або маніфест
hit_source--record = Власне повідомлення або орієнтування
hit_source--watchlist = Власний контрольний список
