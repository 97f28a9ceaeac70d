subject-not-exported = нічого не вивантажено
subject-wrote = { $count ->
        [one] { $count } запис збережено в { $programs } і { $people }.
        [few] { $count } записи збережено в { $programs } і { $people }.
        [many] { $count } записів збережено в { $programs } і { $people }.
       *[other] { $count } записи збережено в { $programs } і { $people }.
    }
subject-not-found = записи не переглянуто
subject-reading = читання
subject-record = { $id } { $kind }, { $origin }
subject-record-refused = { $id } { $kind }, { $origin }, не враховується: { $code }
subject-from = від { $party }
subject-from-erased = від { $party }, знищено там { $at } UTC
subject-told = повідомлено { $party }: { $sections }
subject-told-erased = повідомлено { $party }: { $sections }; знищено там { $at } UTC
subject-kept = зберігається до { $until } UTC
subject-summary = { $count ->
        [one] Шукане згадує { $count } запис, прочитано { $read }.
        [few] Шукане згадують { $count } записи, прочитано { $read }.
        [many] Шукане згадують { $count } записів, прочитано { $read }.
       *[other] Шукане згадують { $count } записи, прочитано { $read }.
    }
subject-erased = { $count ->
        [one] { $count } запис знищено повністю або частково: що в ньому йшлося, уже не відомо.
        [few] { $count } записи знищено повністю або частково: що в них йшлося, уже не відомо.
        [many] { $count } записів знищено повністю або частково: що в них йшлося, уже не відомо.
       *[other] { $count } записи знищено повністю або частково: що в них йшлося, уже не відомо.
    }
subject-unread = { $count ->
        [one] { $count } запис ця версія прочитати не може.
        [few] { $count } записи ця версія прочитати не може.
        [many] { $count } записів ця версія прочитати не може.
       *[other] { $count } записи ця версія прочитати не може.
    }
subject-unseen = { $id }, { $origin }: ваші правила не показують вам цей запис; його має переглянути той, кому він доступний
