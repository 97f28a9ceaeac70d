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
