hit-not-listed = нічого не показано
hit-waiting-title = Збіги, які чекають на вас, термінові спершу:
hit-waiting-judge = Щоб оцінити один із них: ntc hit show HIT
hit-waiting-more = { $count ->
        [one] і ще { $count } збіг; ntc hit list
        [few] і ще { $count } збіги; ntc hit list
        [many] і ще { $count } збігів; ntc hit list
       *[other] і ще { $count } збігів; ntc hit list
    }
hit-step-found = знайдено
hit-step-seen-again = помічено знову
hit-step-claimed = взято в роботу
hit-step-released = звільнено
hit-step-confirmed = підтверджено
hit-step-rejected = відхилено
hit-step-snoozed = відкладено
hit-step-reopened = відкрито знову
hit-step-prioritised = терміновість змінено
hit-step-tell = до повідомлення
hit-step-told = повідомлено
hit-step-untold = не повідомляється
hit-step-withdrawn = відкликано
hit-step-ended = завершено
hit-step-returned = повернулося
hit-step-renamed = перейменовано
hit-step-target-ended = одне більше не діє
hit-step-target-stands = одне знову діє
hit-step-target-changed = змінено
hit-step-judged-anew = порівняно наново
hit-of-list = { $key } зі списку { $list }
hit-screening = перевірка { $reference }
hit-of-record = { $id } від { $origin }
hit-state-confirmed = { $state }: { $by }
hit-state-rejected = { $state }: { $by }: { $why }
hit-state-snoozed = { $state } до { $until }
hit-state-snoozed-arrival = { $state } до прибуття, за поточними даними { $until } UTC
hit-show-arrives = Прибуття: не раніше { $at } UTC. Місцевий час без часового поясу читається як UTC+5: збіг, відкладений до прибуття, відкриється раніше прибуття, але не більш як на три години, і ніколи не пізніше.
hit-state-gone = { $state }, більше не діє
hit-state-changed = { $state }, шукане змінено
hit-gone-taken-off = { $what }: у списку більше немає, з { $since } UTC
hit-gone-retracted = { $what }: відкликано автором, з { $since } UTC
hit-gone-erased = { $what }: стерто, з { $since } UTC
hit-gone-replaced = { $what }: замінено іншою версією, з { $since } UTC
hit-gone-over = { $what }: строк минув, з { $since } UTC
hit-gone-unmet = { $what }: змінено і більше не збігається із субʼєктом, з { $since } UTC
hit-column-hit = ЗБІГ
hit-column-priority = ТЕРМІНОВІСТЬ
hit-column-verdict = ОЦІНКА
hit-column-subject = СУБʼЄКТ
hit-column-may-be = МОЖЛИВО
hit-column-from = ЗВІДКИ
hit-column-state = СТАН
hit-column-seen = ПОМІЧЕНО
hit-states = стан збігу: { $names }
hit-list-waits = { $count ->
        [one] чекає { $count } збіг
        [few] чекають { $count } збіги
        [many] чекають { $count } збігів
       *[other] чекають { $count } збігів
    }
hit-list-of-all = { $count ->
        [one] усього { $count } збіг
        [few] усього { $count } збіги
        [many] усього { $count } збігів
       *[other] усього { $count } збігів
    }
hit-list-spared = { $count ->
        [one] { $count } виявлення від запуску не потребувало повторного рішення
        [few] { $count } виявлення від запуску не потребували повторного рішення
        [many] { $count } виявлень від запуску не потребували повторного рішення
       *[other] { $count } виявлень від запуску не потребували повторного рішення
    }
hit-list-no-such = Такого збігу немає.
hit-list-none = На вас не чекає жоден збіг.
hit-list-and-others = { $hit } і ще { $count }
hit-list-erased = (стерто)
hit-not-shown = збіг не показано
hit-show-erased = Дані субʼєкта стерто: строк їх зберігання минув.
hit-show-subject = Субʼєкт
hit-show-may-be = Можливо, це
hit-show-compared = Порівняння
hit-show-steps = Що сталося. Час указано в UTC.
hit-show-others = Також помічені й перевіряються за тим самим; подивіться, чи це вони
hit-show-told-of = Записи, де йдеться про те саме; подивіться, чи про те
hit-show-siblings = Інші збіги того самого субʼєкта
hit-also-nothing = { $target }: там більше нічого не запитано, або ваші правила цього не показують
hit-telling-wanted = Повідомлення готується.
hit-telling-waits = Повідомлення чекає: { $why }
hit-telling-told = { $to }, { $at } UTC, запис { $record }: { $state }
hit-telling-withdrawing = { $to }, { $at } UTC, запис { $record }: відкликається
hit-telling-withdrawn = { $to }, { $at } UTC, запис { $record }: відкликано
hit-telling-untold = Повідомлення не було.
hit-show-heading = { $hit }: { $state }, { $verdict }, { $score } із 1000, терміновість: { $priority }
hit-show-contact-first = Перш ніж діяти, запитайте того, кому належать ці відомості.
hit-show-target = можливо, це { $target }
hit-show-seen = { $count ->
        [one] Помічено в { $count } поїздці, востаннє { $last } UTC.
        [few] Помічено в { $count } поїздках, востаннє { $last } UTC.
        [many] Помічено в { $count } поїздках, востаннє { $last } UTC.
       *[other] Помічено в { $count } поїздках, востаннє { $last } UTC.
    }
hit-show-told-by = { $count ->
        [one] Про субʼєкта йдеться в { $count } записі.
        [few] Про субʼєкта йдеться в { $count } записах.
        [many] Про субʼєкта йдеться в { $count } записах.
       *[other] Про субʼєкта йдеться в { $count } запису.
    }
hit-show-changed = Те, чим це може бути, змінено { $at } UTC: { $facts }.
hit-show-changed-else = Те, чим це може бути, змінено { $at } UTC, але не у вирішальному.
hit-show-changed-other = { $target }: змінено { $at } UTC. Збіг оцінюється за іншим, хто шукає те саме.
hit-show-doubtful = Чи вони ще збігаються, невідомо: дані субʼєкта для порівняння не збережено. Подивіться самі.
hit-show-withdrawn = Відкликано: { $why }.
hit-show-reopened = Відкрито знову: { $why }.
hit-show-before = Цю пару вже було підтверджено в { $hit }.
hit-show-marked = Субʼєкта підтверджено в { $hit }; поки той збіг не відкрито знову, цей нікого не чекає. Якщо це він і тут: ntc hit confirm { $name }
hit-show-rejected = До { $until } UTC про цю пару не питають, якщо не зʼявиться нова дата народження, документ чи псевдонім.
hit-show-sighting = { $subject }, { $at } UTC, { $verdict }, { $score } із 1000
hit-column-at = ЧАС
hit-column-who = ХТО
hit-column-what = ЩО
hit-column-comment = КОМЕНТАР
hit-show-by-node = вузол
hit-not-changed = жоден збіг не змінено
hit-done-claimed = { $name } взято в роботу.
hit-done-released = { $name } звільнено.
hit-done-confirmed = { $name } підтверджено.
hit-done-to-be-told = Про { $name } буде повідомлено.
hit-done-rejected = { $name } відхилено.
hit-done-snoozed = { $name } відкладено.
hit-done-reopened = { $name } знову відкрито.
hit-done-prioritised = Терміновість { $name } змінено.
hit-one-not-changed = { $name } не змінено: { $why }
hit-ask-owner = { $contact }: спершу запитайте власника відомостей
hit-marked = Позначено, бо субʼєкт — особа з { $name }: { $marked }
hit-tells = Повідомляється: { $who }. Хід справи: ntc hit show { $name }
hit-tells-nobody = Нікому поза центром не повідомляється: { $why }
hit-could-tell = Не повідомляється: { $who }. Щоб повідомити: ntc hit tell { $name } --owner { $who }
hit-list-unseen = (вам не показано)
hit-show-owners = Хто розшукує і що кому повідомлено
hit-owner-own = ваше власне: поза центром про це не повідомляється
hit-owner-call = перш ніж діяти, звʼяжіться: { $party }, { $call }
hit-owner-told = повідомлено: { $line }
hit-owner-acted = повідомлено про вжиті заходи: { $line }
hit-owner-untold = не повідомлено; щоб повідомити: ntc hit tell { $name } --owner { $party }
hit-owner-unconfirmed = не повідомлено; щоб повідомити: ntc hit confirm { $name } --tell
hit-owner-kept = зараз повідомити не можна: { $why }
hit-owner-unseen = ваші правила не показують ні запису, ні того, що повідомлено його авторові
hit-owner-said = відповідь { $at } UTC, запис { $record }: { $says }
hit-owner-owed = результат треба повідомити до { $until } UTC: ntc outcome { $record }
hit-owner-outcome = результат повідомлено { $at } UTC: { $outcome }
hit-told-before = Уже повідомлено: { $who }.
hit-tells-not = Не повідомляється: { $who }. Причина: { $why }
hit-ask-owners = { $contact }: перш ніж діяти, запитайте: { $owners }
hit-show-ask = Перш ніж діяти, запитайте: { $owners }
hit-state-marked = { $state }: { $hit }
hit-state-outcome-owed = { $state }, { $by }; результат треба повідомити до { $due }
hit-state-outcome = { $state }, { $by }: { $outcome }
hit-step-outcome = результат
hit-done-outcome = Результат щодо { $name } записано.
hit-owed-title = Підтверджено за вашими списками, результат не повідомлено:
hit-owed-tell = Повідомити: ntc hit outcome HIT --result CODE
hit-owed-more = і ще; ntc hit list --state outcome_owed
