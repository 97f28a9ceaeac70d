audit-not-exported = журнал аудита выгружен не до конца
audit-not-checked = журнал аудита проверен не до конца
audit-reading = чтение
audit-ended = узел завершил проверку без результата
audit-ended-advice = запустите ещё раз; если повторится, посмотрите журнал узла
audit-well = Всё в порядке. { $summary }
audit-findings = { $count ->
        [one] { $count } нарушение
        [few] { $count } нарушения
        [many] { $count } нарушений
       *[other] { $count } нарушений
    }
audit-altered = журнал аудита не таков, каким был записан
audit-altered-advice = немедленно сообщите тому, кому подчиняется администратор, и не трогайте файлы узла
audit-not-listed = ничего не показано
audit-none = Такого элемента нет.
audit-older = Более старые: --page { $number }
audit-column-no = №
audit-column-time = ВРЕМЯ
audit-column-officer = СОТРУДНИК
audit-column-call = ВЫЗОВ
audit-column-about = О ЧЁМ
audit-column-outcome = РЕЗУЛЬТАТ
audit-outcome-of = { $outcome } (к { $begun })
audit-outcome-hidden = { $outcome }, не показано: { $count }
audit-both = { $officer } и { $second }
audit-column-act = ДЕЙСТВИЕ
audit-column-record = ЗАПИСЬ
audit-decision-goes = пропущено
audit-decision-refused = отказано правилом { $rule }
audit-decision-kept = { $sections }: удержано правилом { $rule }
audit-decision-before = удержано до обращения к правилам
audit-decision-question = вопрос о { $count }
audit-decisions-none = Такого решения нет.
audit-decisions-begin = Журнал начинается с { $time }: его объём ограничен, и более старые строки удалены.
