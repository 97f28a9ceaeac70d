hit-not-listed = ничего не показано
hit-waiting-title = Совпадения, которые ждут вас, срочные сначала:
hit-waiting-judge = Чтобы оценить одно из них: ntc hit show HIT
hit-waiting-more = { $count ->
        [one] и ещё { $count } совпадение; ntc hit list
        [few] и ещё { $count } совпадения; ntc hit list
        [many] и ещё { $count } совпадений; ntc hit list
       *[other] и ещё { $count } совпадений; ntc hit list
    }
hit-step-found = найдено
hit-step-seen-again = замечено снова
hit-step-claimed = взято в работу
hit-step-released = освобождено
hit-step-confirmed = подтверждено
hit-step-rejected = отклонено
hit-step-snoozed = отложено
hit-step-reopened = открыто снова
hit-step-prioritised = срочность изменена
hit-step-tell = к сообщению
hit-step-told = сообщено
hit-step-untold = не сообщается
hit-step-withdrawn = отозвано
hit-step-ended = завершено
hit-step-returned = вернулось
hit-step-renamed = переименовано
hit-step-target-ended = одно больше не действует
hit-step-target-stands = одно снова действует
hit-step-target-changed = изменено
hit-step-judged-anew = сравнено заново
hit-of-list = { $key } из списка { $list }
hit-screening = проверка { $reference }
hit-of-record = { $id } от { $origin }
hit-state-confirmed = { $state }: { $by }
hit-state-rejected = { $state }: { $by }: { $why }
hit-state-snoozed = { $state } до { $until }
hit-state-snoozed-arrival = { $state } до прибытия, по текущим данным { $until } UTC
hit-show-arrives = Прибытие: не раньше { $at } UTC. Местное время без часового пояса читается как UTC+5: совпадение, отложенное до прибытия, откроется раньше прибытия, но не более чем на три часа, и никогда не позже.
hit-state-gone = { $state }, больше не действует
hit-state-changed = { $state }, искомое изменено
hit-gone-taken-off = { $what }: в списке больше нет, с { $since } UTC
hit-gone-retracted = { $what }: отозвано автором, с { $since } UTC
hit-gone-erased = { $what }: стёрто, с { $since } UTC
hit-gone-replaced = { $what }: заменено другой версией, с { $since } UTC
hit-gone-over = { $what }: срок истёк, с { $since } UTC
hit-gone-unmet = { $what }: изменено и больше не совпадает с объектом, с { $since } UTC
hit-column-hit = СОВПАДЕНИЕ
hit-column-priority = СРОЧНОСТЬ
hit-column-verdict = ОЦЕНКА
hit-column-subject = ОБЪЕКТ
hit-column-may-be = ВОЗМОЖНО
hit-column-from = ОТКУДА
hit-column-state = СОСТОЯНИЕ
hit-column-seen = ЗАМЕЧЕН
hit-states = состояние совпадения: { $names }
hit-list-waits = { $count ->
        [one] ожидает { $count } совпадение
        [few] ожидают { $count } совпадения
        [many] ожидают { $count } совпадений
       *[other] ожидают { $count } совпадений
    }
hit-list-of-all = { $count ->
        [one] всего { $count } совпадение
        [few] всего { $count } совпадения
        [many] всего { $count } совпадений
       *[other] всего { $count } совпадений
    }
hit-list-spared = { $count ->
        [one] { $count } обнаружение с момента запуска не потребовало повторного решения
        [few] { $count } обнаружения с момента запуска не потребовали повторного решения
        [many] { $count } обнаружений с момента запуска не потребовали повторного решения
       *[other] { $count } обнаружений с момента запуска не потребовали повторного решения
    }
hit-list-no-such = Такого совпадения нет.
hit-list-none = Вас не ждёт ни одно совпадение.
hit-list-and-others = { $hit } и ещё { $count }
hit-list-erased = (удалено)
hit-not-shown = совпадение не показано
hit-show-erased = Данные объекта удалены: срок их хранения истёк.
hit-show-subject = Объект
hit-show-may-be = Возможно, это
hit-show-compared = Сравнение
hit-show-steps = Что произошло. Время указано в UTC.
hit-show-others = Также замечены и проверяются по тому же; посмотрите, те ли это
hit-show-told-of = Записи, где говорится о том же; посмотрите, о том ли
hit-show-siblings = Другие совпадения того же объекта
hit-also-nothing = { $target }: там больше ничего не запрошено, или ваши правила этого не показывают
hit-telling-wanted = Сообщение готовится.
hit-telling-waits = Сообщение ожидает: { $why }
hit-telling-told = { $to }, { $at } UTC, запись { $record }: { $state }
hit-telling-withdrawing = { $to }, { $at } UTC, запись { $record }: отзывается
hit-telling-withdrawn = { $to }, { $at } UTC, запись { $record }: отозвано
hit-telling-untold = Сообщения не было.
hit-show-heading = { $hit }: { $state }, { $verdict }, { $score } из 1000, срочность: { $priority }
hit-show-contact-first = Прежде чем действовать, запросите того, кому принадлежат эти сведения.
hit-show-target = возможно, это { $target }
hit-show-seen = { $count ->
        [one] Замечен в { $count } поездке, последний раз { $last } UTC.
        [few] Замечен в { $count } поездках, последний раз { $last } UTC.
        [many] Замечен в { $count } поездках, последний раз { $last } UTC.
       *[other] Замечен в { $count } поездках, последний раз { $last } UTC.
    }
hit-show-told-by = { $count ->
        [one] Об объекте говорится в { $count } записи.
        [few] Об объекте говорится в { $count } записях.
        [many] Об объекте говорится в { $count } записях.
       *[other] Об объекте говорится в { $count } записи.
    }
hit-show-changed = То, чем это может быть, изменено { $at } UTC: { $facts }.
hit-show-changed-else = То, чем это может быть, изменено { $at } UTC, но не в решающем.
hit-show-changed-other = { $target }: изменено { $at } UTC. Совпадение оценивается по другому, кто ищет то же.
hit-show-doubtful = Совпадают ли они ещё, неизвестно: данные объекта для сравнения не сохранены. Посмотрите сами.
hit-show-withdrawn = Отозвано: { $why }.
hit-show-reopened = Открыто снова: { $why }.
hit-show-before = Эта пара уже была подтверждена в { $hit }.
hit-show-marked = Объект подтверждён в { $hit }; пока то совпадение не открыто снова, это никого не ждёт. Если это он и здесь: ntc hit confirm { $name }
hit-show-rejected = До { $until } UTC об этой паре не спрашивают, если не появится новая дата рождения, документ или псевдоним.
hit-show-sighting = { $subject }, { $at } UTC, { $verdict }, { $score } из 1000
hit-column-at = ВРЕМЯ
hit-column-who = КТО
hit-column-what = ЧТО
hit-column-comment = КОММЕНТАРИЙ
hit-show-by-node = узел
hit-not-changed = ни одно совпадение не изменено
hit-done-claimed = { $name } взято в работу.
hit-done-released = { $name } освобождено.
hit-done-confirmed = { $name } подтверждено.
hit-done-to-be-told = О { $name } будет сообщено.
hit-done-rejected = { $name } отклонено.
hit-done-snoozed = { $name } отложено.
hit-done-reopened = { $name } снова открыто.
hit-done-prioritised = Срочность { $name } изменена.
hit-one-not-changed = { $name } не изменено: { $why }
hit-ask-owner = { $contact }: сначала запросите владельца сведений
hit-marked = Помечены, так как это лицо из { $name }: { $marked }
hit-tells = Сообщается: { $who }. Ход дела: ntc hit show { $name }
hit-tells-nobody = Никому вне центра не сообщается: { $why }
hit-could-tell = Не сообщается: { $who }. Чтобы сообщить: ntc hit tell { $name } --owner { $who }
hit-list-unseen = (вам не показано)
hit-show-owners = Кто разыскивает и что кому сообщено
hit-owner-own = ваше собственное: вне центра об этом не сообщается
hit-owner-call = прежде чем действовать, свяжитесь: { $party }, { $call }
hit-owner-told = сообщено: { $line }
hit-owner-acted = сообщено о принятых мерах: { $line }
hit-owner-untold = не сообщено; чтобы сообщить: ntc hit tell { $name } --owner { $party }
hit-owner-unconfirmed = не сообщено; чтобы сообщить: ntc hit confirm { $name } --tell
hit-owner-kept = сейчас сообщить нельзя: { $why }
hit-owner-unseen = ваши правила не показывают ни запись, ни то, что сообщено её автору
hit-owner-said = ответ { $at } UTC, запись { $record }: { $says }
hit-owner-owed = результат нужно сообщить до { $until } UTC: ntc outcome { $record }
hit-owner-outcome = результат сообщён { $at } UTC: { $outcome }
hit-told-before = Уже сообщено: { $who }.
hit-tells-not = Не сообщается: { $who }. Причина: { $why }
hit-ask-owners = { $contact }: прежде чем действовать, запросите: { $owners }
hit-show-ask = Прежде чем действовать, запросите: { $owners }
hit-state-marked = { $state }: { $hit }
hit-state-outcome-owed = { $state }, { $by }; результат нужно сообщить до { $due }
hit-state-outcome = { $state }, { $by }: { $outcome }
hit-step-outcome = результат
hit-done-outcome = Результат по { $name } записан.
hit-owed-title = Подтверждено по вашим спискам, результат не сообщён:
hit-owed-tell = Сообщить: ntc hit outcome HIT --result CODE
hit-owed-more = и ещё; ntc hit list --state outcome_owed
