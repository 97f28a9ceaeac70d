### codes_refusal_code

refusal_code-source = собственный перечень, по опубликованной таможенной практике и сообщениям об изъятиях
refusal_code--essential_security = Существенные интересы безопасности
refusal_code--running_investigation = Ведётся расследование
refusal_code--person_safety = Безопасность лица
refusal_code--judicial_authorisation_refused = Отказано в судебном разрешении
refusal_code--outside_agreement = Вне рамок соглашения
refusal_code--no_legal_basis = Нет правового основания
refusal_code--originator_refused = Сведения третьей стороны, автор отказал
refusal_code--disproportionate = Несоразмерно
refusal_code--minor_offence = Малозначительное правонарушение
refusal_code--not_available = Недоступно
refusal_code--cannot_identify = Невозможно установить объект
refusal_code--quota = Квота исчерпана
refusal_code--cannot_reciprocate = Запрашивающий сам не мог бы этого предоставить
