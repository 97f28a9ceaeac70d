### codes_aeo_status

aeo_status-source = власний перелік, за опублікованою митною практикою та повідомленнями про вилучення
aeo_status--none = Не є авторизованим економічним оператором
aeo_status--customs = Митні спрощення
aeo_status--security = Безпека та надійність
aeo_status--full = Обидва види
aeo_status--suspended = Зупинено
aeo_status--revoked = Анульовано
