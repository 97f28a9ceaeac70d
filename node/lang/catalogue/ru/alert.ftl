alert-not-corrected = ориентировка не исправлена
alert-corrected = Исправлено { $before }: версия { $version } —
alert-corrected-told = Партнёрам, у которых есть прежняя версия, об этом сообщается.
alert-who-obeyed = Кто исполнил: ntc recall status { $id }
alert-deliveries-not-shown = доставка не показана
alert-receipts = квитанции
alert-receipts-missing = { $count ->
        [one] через { $seconds } с нет { $count } квитанции
        [few] через { $seconds } с нет { $count } квитанций
        [many] через { $seconds } с нет { $count } квитанций
       *[other] через { $seconds } с нет { $count } квитанций
    }
alert-receipts-advice = ничего не потеряно: узел отправит, как только сможет; подробнее и кому звонить: 'ntc peer show PARTY'
alert-held-back-here = удержано здесь, { $why }
alert-no-receipt = квитанции ещё нет
alert-erased-before = Кто расписался в получении, получил ориентировку раньше или то, что от неё осталось.
alert-nobody-enrolled = Ни один партнёр не зарегистрирован: её никто не получит.
alert-column-partner = ПАРТНЁР
alert-column-state = СОСТОЯНИЕ
alert-column-receipt = КВИТАНЦИЯ (UTC)
alert-column-gets = ПОЛУЧАЕТ
alert-column-not = НЕ ПОЛУЧАЕТ
alert-state-until = { $state }, { $until } UTC
alert-receipt-by = не позже { $time }
alert-not-utf8 = { $file }: это не UTF-8; сохраните файл в UTF-8 и повторите
alert-empty = { $file }: файл пуст
alert-request-asked = запрос задают, а не публикуют
alert-request-advice = направьте его единственной стороне-получателю: 'ntc request new FILE'
alert-sample-itself = это сам образец, настоящего случая в нём нет
alert-sample-persons = лица в нём взяты из образца, их не существует
alert-sample-advice = внесите свой случай, проверьте командой 'ntc alert publish FILE --check' и затем опубликуйте
alert-table-advice = 'ntc alert import{ $option } --template' создаёт таблицу-заготовку; столбцы перечислены в --help
alert-erasure-label = Уничтожено
alert-erasure = { $at } UTC, { $by }, элемент { $entry } реестра: { $sections } ({ $why })
alert-erased-expired = срок хранения истёк
alert-erased-withdrawn = автор отозвал
alert-erased-demanded = по праву лица или по решению суда
alert-erased-given-up = эта сторона отказалась от неё
alert-erased-unknown = причина { $code }, которой эта версия не знает
alert-not-imported = таблица не загружена
alert-point-or-comma = укажите point или comma
alert-import-broke = Загрузка прервалась. Запустите её снова: уже опубликованное второй раз не публикуется.
alert-import-no-end = загрузка не дошла до конца
alert-import-again = запустите загрузку снова: уже опубликованное второй раз не публикуется
alert-check-no-end = проверка не дошла до конца
alert-check-again = запустите проверку снова
alert-publishing = публикация
alert-checking = проверка
alert-unanswered = { $count ->
        [one] узел не ответил на { $count } строку
        [few] узел не ответил на { $count } строки
        [many] узел не ответил на { $count } строк
       *[other] узел не ответил на { $count } строки
    }
alert-near-comparing = сверка номеров
alert-near-not-looked = близкие номера не искали
alert-near-title = Возможно, имелось в виду другое, сверьте с документами:
alert-near-line = строка { $line }
alert-near-more = и ещё { $count }: их назовёт --all-rows
alert-near-left-failed = { $count ->
        [one] Номера { $count } строки не сверены: { $why }
        [few] Номера { $count } строк не сверены: { $why }
        [many] Номера { $count } строк не сверены: { $why }
       *[other] Номера { $count } строк не сверены: { $why }
    }
alert-near-left = { $count ->
        [one] Номера { $count } строки не сверены: показанного достаточно.
        [few] Номера { $count } строк не сверены: показанного достаточно.
        [many] Номера { $count } строк не сверены: показанного достаточно.
       *[other] Номера { $count } строк не сверены: показанного достаточно.
    }
alert-read = Прочитано как { $form }; { $lines }.
alert-rows = { $count ->
        [one] { $count } строка
        [few] { $count } строки
        [many] { $count } строк
       *[other] { $count } строки
    }
alert-check-result = Можно опубликовать: { $published }, опубликовано раньше: { $before }, нельзя: { $refused }. Ничего не отправлено.
alert-import-result = Опубликовано: { $published }, опубликовано раньше: { $before }, отклонено: { $refused }.
alert-not-taken = { $count ->
        [one] { $count } строку узел сейчас принять не может; ошибок в ней нет: загрузите таблицу позже ещё раз.
        [few] { $count } строки узел сейчас принять не может; ошибок в них нет: загрузите таблицу позже ещё раз.
        [many] { $count } строк узел сейчас принять не может; ошибок в них нет: загрузите таблицу позже ещё раз.
       *[other] { $count } строки узел сейчас принять не может; ошибок в них нет: загрузите таблицу позже ещё раз.
    }
alert-made = { $count ->
        [one] { $count } строка без id: учётный номер составлен по содержанию; с id исправление может назвать случай.
        [few] { $count } строки без id: учётный номер составлен по содержанию; с id исправление может назвать случай.
        [many] { $count } строк без id: учётный номер составлен по содержанию; с id исправление может назвать случай.
       *[other] { $count } строки без id: учётный номер составлен по содержанию; с id исправление может назвать случай.
    }
alert-warnings = Предупреждения, ничего не отклонено:
alert-finding-line = строка
alert-finding-do = что делать
alert-more-rules = { $count ->
        [one] Нарушено ещё { $count } правило: --all-rows назовёт все, со всеми строками.
        [few] Нарушено ещё { $count } правила: --all-rows назовёт все, со всеми строками.
        [many] Нарушено ещё { $count } правил: --all-rows назовёт все, со всеми строками.
       *[other] Нарушено ещё { $count } правила: --all-rows назовёт все, со всеми строками.
    }
alert-ranges-more = { $lines } и ещё { $count }: их назовёт --all-rows
alert-totals-nobody = Ни один партнёр не зарегистрирован: их никто не получит.
alert-totals-nobody-would = Ни один партнёр не зарегистрирован: их никто не получил бы.
alert-totals-all = { $count ->
        [one] { $count } партнёр получает всё: { $parties }
        [few] { $count } партнёра получают всё: { $parties }
        [many] { $count } партнёров получают всё: { $parties }
       *[other] { $count } партнёра получают всё: { $parties }
    }
alert-totals-all-would = { $count ->
        [one] { $count } партнёр получил бы всё: { $parties }
        [few] { $count } партнёра получили бы всё: { $parties }
        [many] { $count } партнёров получили бы всё: { $parties }
       *[other] { $count } партнёра получили бы всё: { $parties }
    }
alert-totals-none = { $party } не получает ничего: { $why }
alert-totals-none-would = { $party } не получил бы ничего: { $why }
alert-totals-some = { $party } получает { $some } из { $rows }: { $why }
alert-totals-some-would = { $party } получил бы { $some } из { $rows }: { $why }
alert-not-listed = ориентировки не перечислены
alert-list-nothing = Ничего не найдено. Без отбора 'ntc alert list' показывает всё, что есть на узле.
alert-column-event = СОБЫТИЕ
alert-column-from = ОТ КОГО
alert-column-kind = ВИД
alert-column-place = МЕСТО
alert-column-goods = ТОВАРЫ
alert-column-urgency = СРОЧНОСТЬ
alert-categories = категории
alert-not-published = ориентировка не опубликована
alert-pages-looked = { $count ->
        [one] просмотрена { $count } запись, подходящих пока нет; поиск продолжается
        [few] просмотрены { $count } записи, подходящих пока нет; поиск продолжается
        [many] просмотрено { $count } записей, подходящих пока нет; поиск продолжается
       *[other] просмотрены { $count } записи, подходящих пока нет; поиск продолжается
    }
alert-pages-more = Это не всё: --all перечислит всё, --page { $key } продолжит отсюда.
alert-pages-on = Это не всё: --page { $key } продолжит отсюда.
alert-pages-surest = Это есть во многих записях: ради более точных ответов прочитано { $count }, остальные идут от новых к старым, как бы точно они ни отвечали. Чем больше слов, тем меньше найдётся.
alert-pages-behind = { $count ->
        [one] Самых новых может не быть: индекс отстаёт от узла на { $count } элемент. Повторите через мгновение.
        [few] Самых новых может не быть: индекс отстаёт от узла на { $count } элемента. Повторите через мгновение.
        [many] Самых новых может не быть: индекс отстаёт от узла на { $count } элементов. Повторите через мгновение.
       *[other] Самых новых может не быть: индекс отстаёт от узла на { $count } элемента. Повторите через мгновение.
    }
alert-out-of-reach = Недоступно записей { $party }: { $count }; партнёр отложен, причину показывает 'ntc peer list --details'.
alert-out-of-reach-all = Недоступны все записи { $party }, сколько бы их ни было, и ни одна не перечислена; партнёр отложен, причину показывает 'ntc peer list --details'.
alert-made-reference = В черновике нет учётного номера; он составлен по содержанию: { $reference }. Укажите national.source_reference, чтобы изменённый файл не сочли другим случаем.
alert-nobody-left = Не осталось тех, кому её можно получить и у кого её нет: ничего нового не сообщено.
alert-ask-nobody = Её никто не получит. Чтобы всё равно опубликовать, введите yes:
alert-ask-elsewhere = запустите там, где кто-то может ответить
alert-not-simulated = ничего не смоделировано
alert-not-publishable = черновик нельзя опубликовать
alert-would-again = Уже опубликована под { $id }: повторная публикация ничего не запишет.
alert-would-nobody = Её никто не получит.
alert-checked = Черновик может быть опубликован от имени { $origin }. Никому не сообщено.
alert-would-none-enrolled = Ни один партнёр ещё не зарегистрирован: её никто не получит.
alert-published-before = Уже опубликована под { $id }: ничего нового не записано.
alert-published = Опубликовано: { $id }, элемент { $entry } реестра, под подписанной контрольной точкой размера { $size }.
alert-published-nobody = Её никто не получает: ни один партнёр не зарегистрирован. Зарегистрируйте: 'ntc peer add CARD', затем сообщите с --again.
alert-concluded-nobody = Её никто не получает. Причина в последнем столбце; что и с кем действует, показывает 'ntc agreement list'. Когда это изменится: ntc alert publish FILE --again
alert-concluded = { $count ->
        [one] Получают { $entitled } из { $count } партнёра. Что с ней стало: ntc alert delivery { $id }
        [few] Получают { $entitled } из { $count } партнёров. Что с ней стало: ntc alert delivery { $id }
        [many] Получают { $entitled } из { $count } партнёров. Что с ней стало: ntc alert delivery { $id }
       *[other] Получают { $entitled } из { $count } партнёров. Что с ней стало: ntc alert delivery { $id }
    }
alert-unseen = Проверьте: просят принять меры, но о ком речь, не раскрыто: { $parties }
alert-gets-nothing = ничего
alert-withheld-asked = не раскрыто, можно запросить
alert-refused-not-listed = отклонённые записи не перечислены
alert-refused-none = Из присланного партнёрами ничего не отклонено.
alert-column-received = ПОЛУЧЕНО (UTC)
alert-column-refused = ОТКЛОНЕНО
alert-column-again = ПЕРЕСМОТР (UTC)
alert-not-withdrawn = ориентировка не отозвана
alert-reasons = причины
alert-retract-ask = Ориентировка { $id } будет уничтожена здесь и у всех партнёров, у которых она есть. Чтобы отозвать, введите yes:
alert-give-yes = укажите --yes
alert-withdrew = Отозвано: { $id }.
alert-withdrew-all = Отозвано: { $id }, всего версий: { $count }.
alert-retract-nobody = Ни у одного партнёра её нет.
alert-retract-told = Им сообщается, так как она им отправлена или уже в пути:
alert-retract-unable = не читает отзывы: позвоните
alert-not-shown = ориентировка не показана
alert-came-untold = К чему она привела, сейчас сказать нельзя: { $why }
alert-came-title = К чему она привела, по 'ntc outcome ID'. Время в UTC.
alert-came-none = О результате никто не сообщил, и никто не обязан.
alert-show-of = { $kind }, { $origin }
alert-show-contact-first = Прежде чем действовать, обратитесь к автору.
alert-show-nothing-left = Из её содержания ничего не осталось.
alert-show-not-disclosed = Не раскрыто или отсутствует: { $sections }
alert-show-revealed = Показано позже остального, и доказано, что подписано именно это: { $sections }
alert-show-entry = Элемент { $entry } реестра автора; хранится с { $since } UTC
alert-show-entry-key = Элемент { $entry } реестра автора; хранится с { $since } UTC; ключ автора { $key }
alert-show-retracted = Отозвано автором
alert-show-superseded = Исправлено автором
alert-show-same = Получено другим путём
alert-show-refused = Отклонено
alert-show-again = Будет рассмотрено снова { $until } UTC
alert-show-held-back = Автор удерживает часть
alert-show-kept = Хранится до { $until } UTC, основание: { $by }
alert-show-kept-section = { $section }: до { $until } UTC, основание: { $by }
alert-show-use = Использование: { $said }
alert-bound-author = автор
alert-bound-agreement = соглашение { $agreement }
alert-bound-agreement-ended = окончание соглашения { $agreement }
alert-bound-own = правило этого узла
alert-from = От { $origin } через { $by }, без согласия, которое тот назвал бы; у { $origin } это { $id }
alert-from-consent = От { $origin } через { $by }, по согласию { $consent } от { $origin }; у { $origin } это { $id }
alert-signed-known = Подписано ключом { $key }, который назван в карточке { $origin }; элемент { $entry } реестра { $origin }
alert-signed-said = Подписано ключом { $key }, который, по словам { $by }, принадлежит { $origin }; элемент { $entry } реестра { $origin }
alert-also-author = Она пришла и от автора, TLP:{ $tlp }, записью { $id }; действуют более строгие условия
alert-also-by = Она пришла и через { $by }, TLP:{ $tlp }, записью { $id }; действуют более строгие условия
alert-kinds = виды: { $names }
alert-page-key = ключ — тот, которым закончилась предыдущая страница
alert-goods-erased = уничтожено
alert-from-by = { $origin } через { $by }
alert-look-at = Проверьте:
alert-publish-it = Опубликовать
alert-pages-looking = подходящих пока нет; поиск продолжается
alert-published-unseen = Ваши правила не показывают вам эту запись, а потому и кто её получил.
alert-not-proven = доказательство не записано
alert-proven = Записан файл { $file }. Кто его получит, проверит его командой 'ntc ledger check'; узел не нужен.
alert-proven-shows = В нём показаны разделы: { $sections }
alert-proven-nothing = В нём не показан ни один раздел, только заголовок.
alert-proven-whose = Что ключи принадлежат { $origin }, известно только по отпечатку, который зачитывает сама эта сторона: { $fingerprint }
