### codes_request_kind

request_kind-source = собственный перечень, по опубликованной таможенной практике и сообщениям об изъятиях
request_kind--information = Сведения
request_kind--document = Копия документа
request_kind--verification = Проверка подлинности документов или сведений
request_kind--examination = Досмотр товаров или транспортных средств
request_kind--surveillance = Наблюдение за лицами, местами, товарами или средствами
request_kind--consent = Согласие на использование или передачу далее
request_kind--other = Другое
