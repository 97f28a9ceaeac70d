### codes_media_kind

media_kind-source = власний перелік, за опублікованою митною практикою та повідомленнями про вилучення
media_kind--photo = Фотографія
media_kind--xray = Рентгенівський знімок або знімок сканера
media_kind--document = Документ
