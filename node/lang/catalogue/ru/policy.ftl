policy-not-utf8 = { $file }: это не текст UTF-8
policy-not-utf8-advice = сохраните правила как текст UTF-8
policy-not-changed = действующие правила не изменены
policy-unchanged = Эти правила уже действуют под номером { $number }. Ничего не изменено.
policy-activated = { $count ->
        [one] Отныне действует текст номер { $number }: { $count } правило.
        [few] Отныне действует текст номер { $number }: { $count } правила.
        [many] Отныне действует текст номер { $number }: { $count } правил.
       *[other] Отныне действует текст номер { $number }: { $count } правил.
    }
policy-not-acting = Пока это не записано в реестре, не передаётся ничего, что запрещают эти или прежние правила: { $why }
policy-not-standing = правила негодны
policy-faults = { $count ->
        [one] { $count } ошибка
        [few] { $count } ошибки
        [many] { $count } ошибок
       *[other] { $count } ошибок
    }
policy-faults-advice = исправьте их и проверьте снова
policy-fault-place = строка { $line }, столбец { $column }: { $fault }
policy-fault-rule = правило { $rule }: { $fault }
policy-fault-warning = предупреждение: { $fault }
policy-may-act = Правила пригодны. 'ntc policy simulate --policy FILE' показывает, что они изменят.
policy-not-compared = правила не сравнены
policy-not-compared-advice = 'ntc policy check FILE' показывает все ошибки в нём
policy-same = Правила одинаковы.
policy-diff-less = передаётся меньше
policy-diff-more = передаётся больше
policy-diff-either = передаётся больше или меньше
policy-diff-new = Новое: { $id } ({ $kind }), { $allows }: { $why }
policy-diff-taken-out = Исключено: { $id } ({ $kind }), { $allows }: { $why }
policy-diff-changed = Изменено: { $id } ({ $kind }), { $allows }: { $why }
policy-not-explained = объяснения нет
policy-no-partner = ни один партнёр из { $country } не зарегистрирован
policy-no-partner-advice = 'ntc peer list' показывает, кто зарегистрирован
policy-several-partners = из { $country } несколько партнёров: { $parties }
policy-name-one = назовите один из них
policy-explain-agreement = Соглашение { $id }
policy-explain-would-allow = Что позволило бы передать удержанное:
policy-not-listed = ничего не показано
policy-column-no = №
policy-column-since = С
policy-column-by = КТО
policy-column-rules = ПРАВИЛ
policy-column-state = СОСТОЯНИЕ
policy-column-why = ПОЧЕМУ
policy-state-nothing-told = не читается: ничего не сообщается
policy-state-unreadable = не читается
policy-state-decides = действует
policy-not-shown = правила не показаны
policy-not-simulated = проба не проведена
policy-nothing-named = не указаны ни черновик, ни --policy
policy-simulate-bar = решений принято заново
policy-simulate-ended = узел завершил повтор без результата
policy-simulate-ended-advice = запустите ещё раз; если повторится, посмотрите журнал узла
policy-replay-title = { $count ->
        [one] { $count } решение с { $from } UTC, принятое заново по этим правилам:
        [few] { $count } решения с { $from } UTC, принятые заново по этим правилам:
        [many] { $count } решений с { $from } UTC, принятых заново по этим правилам:
       *[other] { $count } решений с { $from } UTC, принятых заново по этим правилам:
    }
policy-replay-decisions = { $count ->
        [one] { $count } решение
        [few] { $count } решения
        [many] { $count } решений
       *[other] { $count } решений
    }
policy-replay-act-same = { $act }: { $decisions }; все остались прежними.
policy-replay-act = { $act }: { $decisions }; { $more }, { $less }.
policy-replay-same = Все решения остались прежними.
policy-replay-unknown = { $count ->
        [one] { $count } решение нельзя принять заново: то, на чём оно основано, удалено.
        [few] { $count } решения нельзя принять заново: то, на чём они основаны, удалено.
        [many] { $count } решений нельзя принять заново: то, на чём они основаны, удалено.
       *[other] { $count } решений нельзя принять заново: то, на чём они основаны, удалено.
    }
policy-replay-hidden = { $count ->
        [one] Для { $count } изменения пример не назван: ваши правила не показывают вам эту запись.
        [few] Для { $count } изменений пример не назван: ваши правила не показывают вам эти записи.
        [many] Для { $count } изменений пример не назван: ваши правила не показывают вам эти записи.
       *[other] Для { $count } изменений пример не назван: ваши правила не показывают вам эти записи.
    }
policy-replay-no-see = Что показывается сотрудникам («see»), заново не решается: о просмотре записей в журнале есть только числа.
policy-replay-sent = добавится к передаче: { $count }
policy-replay-withheld = перестанет передаваться: { $count }
policy-replay-taken = добавится к приёму: { $count }
policy-replay-refused = добавится отказов: { $count }
policy-replay-answered = добавится ответов: { $count }
policy-replay-allowed = добавится разрешённых: { $count }
policy-replay-denied = добавится запрещённых: { $count }
policy-replay-column-sent = ДОБАВИТСЯ
policy-replay-column-withheld = УДЕРЖИТСЯ
policy-replay-column-taken = ДОБАВИТСЯ ПРИНЯТЫХ
policy-replay-column-refused = ДОБАВИТСЯ ОТКАЗОВ
policy-replay-column-answered = ДОБАВИТСЯ ОТВЕТОВ
policy-replay-column-allowed = РАЗРЕШИТСЯ
policy-replay-column-denied = ЗАПРЕТИТСЯ
policy-replay-column-officers = СОТРУДНИКИ С РОЛЬЮ
policy-replay-column-call = ВЫЗОВ
policy-replay-column-partner = ПАРТНЁР
policy-replay-column-section = РАЗДЕЛ
policy-replay-column-example = НАПРИМЕР
policy-replay-entry = запись { $number } аудита
policy-replay-whole-record = вся запись
policy-replay-whole-question = вопрос
policy-replay-whole-ask = запрос партнёрам
policy-replay-whole-erase = удаление записи
policy-replay-whole-call = любой вызов
policy-replay-what-publish = публикация
policy-replay-sentence-publish = Что партнёры получили бы из публикуемого
policy-replay-what-send = отправка
policy-replay-sentence-send = Что было бы отправлено из опубликованного
policy-replay-what-reveal = показ по запросу
policy-replay-sentence-reveal = Что было бы показано партнёрам по их запросу
policy-replay-what-forward = передача дальше
policy-replay-sentence-forward = Что было бы передано дальше из сообщённого другими
policy-replay-what-query = ответы на вопросы
policy-replay-sentence-query = Какие ваши записи отвечали бы на вопросы партнёров
policy-replay-what-accept = приём
policy-replay-sentence-accept = Что из сообщённого партнёрами действовало бы здесь
policy-replay-what-take = вопросы партнёров
policy-replay-sentence-take = На чьи вопросы вообще был бы дан ответ
policy-replay-what-ask = запросы сотрудников
policy-replay-sentence-ask = Что сотрудники спрашивали бы у партнёров
policy-replay-what-erase = удаление сотрудниками
policy-replay-sentence-erase = Что удаляли бы сотрудники
policy-replay-what-call = вызовы сотрудников
policy-replay-sentence-call = Какие вызовы делали бы сотрудники
policy-replay-begins = Журнал решений начинается с { $from }: более старые строки удалены. Сообщённое и спрошенное партнёрами и показанное им позже решается заново с этого времени.
