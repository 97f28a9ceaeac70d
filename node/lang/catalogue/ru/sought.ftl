sought-where = искать можно в: { $names }
sought-likeness-unknown = не указано
sought-reading = Прочитано как { $scheme } { $number }, контрольная цифра не сходится: сошлось бы { $would }. Сверьте с документами.
sought-near = возможно: { $field } = { $held } может быть { $other } из записи { $origin } { $id } ({ $because })
sought-near-more = близких к { $held } номеров больше, чем здесь показано; все покажет 'ntc find' с этим номером
