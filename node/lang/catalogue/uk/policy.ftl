policy-not-utf8 = { $file }: це не текст UTF-8
policy-not-utf8-advice = збережіть правила як текст UTF-8
policy-not-changed = чинні правила не змінено
policy-unchanged = Ці правила вже діють під номером { $number }. Нічого не змінено.
policy-activated = { $count ->
        [one] Відтепер діє текст номер { $number }: { $count } правило.
        [few] Відтепер діє текст номер { $number }: { $count } правила.
        [many] Відтепер діє текст номер { $number }: { $count } правил.
       *[other] Відтепер діє текст номер { $number }: { $count } правил.
    }
policy-not-acting = Поки це не записано в реєстрі, не передається нічого, що забороняють ці або попередні правила: { $why }
policy-not-standing = правила непридатні
policy-faults = { $count ->
        [one] { $count } помилка
        [few] { $count } помилки
        [many] { $count } помилок
       *[other] { $count } помилок
    }
policy-faults-advice = виправте їх і перевірте знову
policy-may-act = Правила придатні. 'ntc policy simulate --policy FILE' показує, що вони змінять.
policy-not-compared = правила не порівняно
policy-not-compared-advice = 'ntc policy check FILE' показує всі помилки в ньому
policy-same = Правила однакові.
policy-diff-less = передається менше
policy-diff-more = передається більше
policy-diff-either = передається більше або менше
policy-diff-new = Нове: { $id } ({ $kind }), { $allows }: { $why }
policy-diff-taken-out = Вилучено: { $id } ({ $kind }), { $allows }: { $why }
policy-diff-changed = Змінено: { $id } ({ $kind }), { $allows }: { $why }
policy-not-explained = пояснення немає
policy-no-partner = жодного партнера з { $country } не зареєстровано
policy-no-partner-advice = 'ntc peer list' показує, хто зареєстрований
policy-several-partners = з { $country } кілька партнерів: { $parties }
policy-name-one = назвіть один із них
policy-explain-agreement = Угода { $id }
policy-explain-would-allow = Що дозволило б передати утримане:
policy-not-listed = нічого не показано
policy-column-no = №
policy-column-since = З
policy-column-by = ХТО
policy-column-rules = ПРАВИЛ
policy-column-state = СТАН
policy-column-why = ЧОМУ
policy-state-nothing-told = не читається: нічого не повідомляється
policy-state-unreadable = не читається
policy-state-decides = діє
policy-not-shown = правила не показано
policy-not-simulated = пробу не проведено
policy-nothing-named = не вказано ні чернетки, ні --policy
policy-simulate-bar = рішень ухвалено заново
policy-simulate-ended = вузол завершив повтор без результату
policy-simulate-ended-advice = запустіть ще раз; якщо повториться, перегляньте журнал вузла
