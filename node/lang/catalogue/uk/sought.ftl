sought-where = шукати можна в: { $names }
sought-likeness-unknown = не вказано
sought-reading = Прочитано як { $scheme } { $number }, контрольна цифра не сходиться: зійшлося б { $would }. Звірте з документами.
sought-near = можливо: { $field } = { $held } може бути { $other } із запису { $origin } { $id } ({ $because })
sought-near-more = близьких до { $held } номерів більше, ніж тут показано; усі покаже 'ntc find' із цим номером
