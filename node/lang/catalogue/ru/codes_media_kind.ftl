### codes_media_kind

media_kind-source = собственный перечень, по опубликованной таможенной практике и сообщениям об изъятиях
media_kind--photo = Фотография
media_kind--xray = Рентгеновский снимок или снимок сканера
media_kind--document = Документ
