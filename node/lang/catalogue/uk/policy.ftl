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
policy-fault-place = рядок { $line }, стовпець { $column }: { $fault }
policy-fault-rule = правило { $rule }: { $fault }
policy-fault-warning = попередження: { $fault }
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
policy-replay-title = { $count ->
        [one] { $count } рішення з { $from } UTC, ухвалене заново за цими правилами:
        [few] { $count } рішення з { $from } UTC, ухвалені заново за цими правилами:
        [many] { $count } рішень з { $from } UTC, ухвалених заново за цими правилами:
       *[other] { $count } рішень з { $from } UTC, ухвалених заново за цими правилами:
    }
policy-replay-decisions = { $count ->
        [one] { $count } рішення
        [few] { $count } рішення
        [many] { $count } рішень
       *[other] { $count } рішень
    }
policy-replay-act-same = { $act }: { $decisions }; усі лишилися такими самими.
policy-replay-act = { $act }: { $decisions }; { $more }, { $less }.
policy-replay-same = Усі рішення лишилися такими самими.
policy-replay-unknown = { $count ->
        [one] { $count } рішення не можна ухвалити заново: те, на чому воно ґрунтувалося, стерто.
        [few] { $count } рішення не можна ухвалити заново: те, на чому вони ґрунтувалися, стерто.
        [many] { $count } рішень не можна ухвалити заново: те, на чому вони ґрунтувалися, стерто.
       *[other] { $count } рішень не можна ухвалити заново: те, на чому вони ґрунтувалися, стерто.
    }
policy-replay-hidden = { $count ->
        [one] Для { $count } зміни приклад не названо: ваші правила не показують вам цей запис.
        [few] Для { $count } змін приклад не названо: ваші правила не показують вам ці записи.
        [many] Для { $count } змін приклад не названо: ваші правила не показують вам ці записи.
       *[other] Для { $count } змін приклад не названо: ваші правила не показують вам ці записи.
    }
policy-replay-no-see = Що показується співробітникам («see»), заново не вирішується: про перегляд записів у журналі є лише числа.
policy-replay-sent = додасться до передачі: { $count }
policy-replay-withheld = перестане передаватися: { $count }
policy-replay-taken = додасться до прийому: { $count }
policy-replay-refused = додасться відмов: { $count }
policy-replay-answered = додасться відповідей: { $count }
policy-replay-allowed = додасться дозволених: { $count }
policy-replay-denied = додасться заборонених: { $count }
policy-replay-column-sent = ДОДАСТЬСЯ
policy-replay-column-withheld = УТРИМАЄТЬСЯ
policy-replay-column-taken = ДОДАСТЬСЯ ПРИЙНЯТИХ
policy-replay-column-refused = ДОДАСТЬСЯ ВІДМОВ
policy-replay-column-answered = ДОДАСТЬСЯ ВІДПОВІДЕЙ
policy-replay-column-allowed = ДОЗВОЛИТЬСЯ
policy-replay-column-denied = ЗАБОРОНИТЬСЯ
policy-replay-column-officers = СПІВРОБІТНИКИ З РОЛЛЮ
policy-replay-column-call = ВИКЛИК
policy-replay-column-partner = ПАРТНЕР
policy-replay-column-section = РОЗДІЛ
policy-replay-column-example = НАПРИКЛАД
policy-replay-entry = запис { $number } аудиту
policy-replay-whole-record = увесь запис
policy-replay-whole-question = питання
policy-replay-whole-ask = запит партнерам
policy-replay-whole-erase = стирання запису
policy-replay-whole-call = будь-який виклик
policy-replay-what-publish = публікація
policy-replay-sentence-publish = Що партнери отримали б із публікованого
policy-replay-what-send = надсилання
policy-replay-sentence-send = Що було б надіслано з опублікованого
policy-replay-what-reveal = показ на запит
policy-replay-sentence-reveal = Що було б показано партнерам на їхній запит
policy-replay-what-forward = передавання далі
policy-replay-sentence-forward = Що було б передано далі з повідомленого іншими
policy-replay-what-query = відповіді на питання
policy-replay-sentence-query = Які ваші записи відповідали б на питання партнерів
policy-replay-what-accept = прийом
policy-replay-sentence-accept = Що з повідомленого партнерами діяло б тут
policy-replay-what-take = питання партнерів
policy-replay-sentence-take = На чиї питання взагалі було б дано відповідь
policy-replay-what-ask = запити співробітників
policy-replay-sentence-ask = Що співробітники запитували б у партнерів
policy-replay-what-erase = стирання співробітниками
policy-replay-sentence-erase = Що стирали б співробітники
policy-replay-what-call = виклики співробітників
policy-replay-sentence-call = Які виклики робили б співробітники
policy-replay-begins = Журнал рішень починається з { $from }: старіші рядки вилучено. Повідомлене й запитане партнерами та показане їм пізніше вирішується заново з цього часу.
