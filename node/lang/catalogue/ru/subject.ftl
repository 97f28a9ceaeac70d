subject-not-exported = ничего не выгружено
subject-wrote = { $count ->
        [one] { $count } запись сохранена в { $programs } и { $people }.
        [few] { $count } записи сохранены в { $programs } и { $people }.
        [many] { $count } записей сохранено в { $programs } и { $people }.
       *[other] { $count } записи сохранены в { $programs } и { $people }.
    }
subject-not-found = записи не просмотрены
subject-reading = чтение
subject-record = { $id } { $kind }, { $origin }
subject-record-refused = { $id } { $kind }, { $origin }, не учитывается: { $code }
subject-from = от { $party }
subject-from-erased = от { $party }, уничтожено там { $at } UTC
subject-told = сообщено { $party }: { $sections }
subject-told-erased = сообщено { $party }: { $sections }; уничтожено там { $at } UTC
subject-kept = хранится до { $until } UTC
subject-summary = { $count ->
        [one] Искомое упоминает { $count } запись, прочитано { $read }.
        [few] Искомое упоминают { $count } записи, прочитано { $read }.
        [many] Искомое упоминают { $count } записей, прочитано { $read }.
       *[other] Искомое упоминают { $count } записи, прочитано { $read }.
    }
subject-erased = { $count ->
        [one] { $count } запись уничтожена полностью или частично: что в ней говорилось, уже не известно.
        [few] { $count } записи уничтожены полностью или частично: что в них говорилось, уже не известно.
        [many] { $count } записей уничтожено полностью или частично: что в них говорилось, уже не известно.
       *[other] { $count } записи уничтожены полностью или частично: что в них говорилось, уже не известно.
    }
subject-unread = { $count ->
        [one] { $count } запись эта версия прочитать не может.
        [few] { $count } записи эта версия прочитать не может.
        [many] { $count } записей эта версия прочитать не может.
       *[other] { $count } записи эта версия прочитать не может.
    }
subject-unseen = { $id }, { $origin }: ваши правила не показывают вам эту запись; её должен посмотреть тот, кому она доступна
