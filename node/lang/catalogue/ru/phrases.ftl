### Sentences of the node, by their codes

phrase--and = { $one } и { $other }
phrase--or = { $one } или { $other }
phrase--header_only = только заголовок
phrase--yes = да
phrase--no = нет
phrase--none = пусто
phrase--unknown = неизвестно
phrase--of_agreement = соглашение { $id }, версия { $version } ({ $hash }): { $clause }
phrase--not_enrolled = сторона не зарегистрирована как партнёр
phrase--peer_suspended = обмен с партнёром приостановлен администратором этой стороны
phrase--cannot_read = узел партнёра не способен прочесть запись: в его карточке не указано { $needed }
phrase--not_in_audience = автор назвал получателей, этого партнёра среди них нет
phrase--not_named = метка TLP:RED, а { $party } нет среди названных получателей
phrase--record_expired = срок хранения записи истёк { $at }
phrase--agreement_records = записи о соглашении передаются его сторонам
phrase--administrative = служебная запись «{ $kind }» передаётся тем, кому она предназначена, независимо от соглашений
phrase--returns = условия № { $terms } допускают поступление записи «{ $kind }», и эта запись отвечает на такую
phrase--no_agreement = нет соглашения, в котором названы обе стороны
phrase--pair_excluded = оно исключает эту пару своих сторон
phrase--not_signed = нет подписи: { $parties }
phrase--starts_later = оно начинает действовать { $from }
phrase--agreement_ended = его срок истёк { $at }
phrase--left_out = его место для одной из двух сторон заняла версия { $version }, действующая с { $from }; другую сторону она не включает
phrase--differs = здесь действует версия { $ours } ({ $ours_hash }), а { $party } считает действующей версию { $theirs } ({ $theirs_hash })
phrase--differs_none = здесь действует версия { $ours } ({ $ours_hash }), а { $party } не считает действующей ни одну
phrase--suspended_by = оно приостановлено: { $by }
phrase--terminated_by = оно прекращено: { $by }
phrase--no_direction = в нём нет условий для передачи из { $from } в { $to }
phrase--no_kind = его условия в этом направлении не охватывают вид записи «{ $kind }»
phrase--no_urgency = его условия для этого вида записей не охватывают срочность «{ $urgency }»
phrase--no_category = его условия не охватывают категорию «{ $category }»
phrase--category_lacking = в его условиях названы категории, а у записи категории нет
phrase--not_push = условия № { $terms } охватывают её способом { $mode }, а не инициативной передачей (push)
phrase--no_purpose = условия № { $terms } не предусматривают цель «{ $purpose }»
phrase--no_persons = условия № { $terms } не допускают передачу сведений о лицах
phrase--above_ceiling = метка записи — TLP:{ $tlp }, а предел условий № { $terms } — TLP:{ $ceiling }
phrase--no_evaluation = условия № { $terms } требуют оценки, а у записи её нет
phrase--evaluation_too_low = оценка ({ $scheme }) ниже минимума, которого требуют условия № { $terms }
phrase--outside_geography = запись не касается того, что названо в географическом фильтре условий № { $terms }
phrase--geography_unknown = географический фильтр условий № { $terms } не применяется: страны не были раскрыты
phrase--territory_excluded = оно исключает всё, что касается территории: { $places }
phrase--territory_uncertain = оно исключает всё, что касается территории: { $states }, а в записи указан Европейский союз без государства
phrase--territory_not_held = оно исключает территорию, а место события больше не хранится
phrase--territory_not_told = исключённая им территория не проверяется: место события не было раскрыто
phrase--section_overdue = срок, в течение которого раздел «{ $section }» можно передавать, истёк { $at }
phrase--provisional = оно применяется временно: в силу оно ещё не вступило
phrase--allows = условия № { $terms } разрешают: { $sections }
phrase--redacts = условия № { $terms } не раскрывают без запроса: { $sections }
phrase--withholds = условия № { $terms } никогда не раскрывают: { $sections }
phrase--national = национальный раздел никогда не передаётся за пределы стороны
phrase--nothing_left = ни один раздел записи не может быть раскрыт
phrase--unproven = раздел «событие» подтверждает передаваемое далее, а он не раскрывается
phrase--carried_again = запись поступила через { $party }, а передать её далее может только тот, кто получил её от автора
phrase--onward_never = полученное никогда не передаётся далее
phrase--onward_listed = полученное может быть передано далее: { $party }
phrase--onward_by_consent = полученное передаётся далее с согласия автора
phrase--no_dissemination = код обращения H2 запрещает передавать запись далее без согласия автора
phrase--close_audience = метка записи — TLP:{ $tlp }, только для органа-получателя: требуется согласие автора
phrase--other_purpose = запись передана для цели «{ $purpose }»: для другой цели требуется согласие автора
phrase--consent_given = { $author } даёт согласие
phrase--consent_until = { $author } даёт согласие до { $until }
phrase--consent_ended = согласие { $author } истекло { $at }
phrase--consent_withdrawn = { $author }: согласие отозвано { $at }
phrase--consent_refused = { $author }: в согласии отказано { $at }
phrase--consent_missing = нет согласия { $author } на передачу далее в { $to } для цели «{ $purpose }»
phrase--own_rules = собственные правила: { $objection }
phrase--own_rules_keep = собственные правила, разделы ({ $sections }): { $objection }
phrase--sections_beyond = поступили разделы сверх допускаемых соглашениями: { $sections }
phrase--rule_forbids = правило { $rule } это запрещает: { $why }
phrase--no_rule_permits = ни одно правило этого не разрешает
phrase--rule_failed = правило { $rule } не удалось применить
phrase--gets_nothing = { $party } не получает ничего: { $why }
phrase--gets_all = { $party } получает все разделы записи ({ $count })
phrase--gets_some = { $party } получает разделов: { $goes } из { $count }; не раскрыто: { $kept }
phrase--layers_decide = решение: соглашения, заданный автором порядок обращения, собственные правила
phrase--rules_unread = собственные правила не читаются, поэтому ничего не передаётся: { $why }
phrase--two_texts = пока в реестре не записано, что действуют правила номер { $number }, решают два текста собственных правил: не передаётся ничего, что запрещают эти или прежние правила
phrase--own_rules_of_record = собственные правила: вся запись
phrase--own_rules_of_section = собственные правила: раздел «{ $section }»
phrase--rule_permit = правило { $rule } разрешает: { $why }
phrase--rule_forbid = правило { $rule } запрещает: { $why }
phrase--head_is = { $what }: это { $whom }
phrase--head_has = { $what }: имеет { $whom }
phrase--all_of = всё из перечисленного
phrase--any_of = что-либо из перечисленного
phrase--not_that = неверно, что
phrase--if_then_else = если, то, иначе
phrase--unless = кроме случаев, когда
phrase--fact_is = { $fact }: { $value }
phrase--way_of_record = запись была бы передана при условии: { $changes }
phrase--way_of_section = раздел «{ $section }» был бы передан при условии: { $changes }
phrase--own_way_of_record = собственные правила пропустили бы запись при условии: { $changes }
phrase--own_way_of_section = собственные правила пропустили бы раздел «{ $section }» при условии: { $changes }
phrase--no_way_of_record = собственные правила не пропустили бы запись ни при одном из проверенных изменений; её запрещает правило { $rule }
phrase--no_way_of_section = собственные правила не пропустили бы раздел «{ $section }» ни при одном из проверенных изменений записи; его запрещает правило { $rule }
phrase--if_purpose = цель записи — «{ $purpose }»
phrase--if_tlp = метка записи — TLP:{ $tlp }
phrase--if_named = среди названных получателей есть { $party }
phrase--if_addressed = запись адресована также { $party }
phrase--if_urgency = срочность записи — «{ $urgency }»
phrase--if_category = категория записи — «{ $category }»
phrase--if_touched = запись касается страны { $country }
phrase--if_fact = значение { $fact } — { $value }
phrase--if_had = в { $fact } есть { $member }
phrase--if_lacked = в { $fact } нет { $member }
phrase--if_role = у сотрудника есть роль { $role }
phrase--if_agreed = соглашения и заданный автором порядок обращения либо роли вызова это допускают
phrase--if_section_agreed = соглашения допускают передачу раздела
phrase--if_enrolled = сторона зарегистрирована
phrase--if_resumed = администратор возобновил обмен с партнёром
phrase--if_read = узел партнёра поддерживает { $needed }
phrase--if_covered = запись охвачена соглашением с этой стороной
phrase--if_pair_included = соглашение { $id } версии { $version } не исключает эту пару
phrase--if_named_both = в версии { $version } названы обе стороны
phrase--if_same = обе стороны считают действующей одну и ту же версию
phrase--if_signed = соглашение { $id } версии { $version } подписано: { $parties }
phrase--if_begun = наступило { $from }, когда начинает действовать соглашение { $id } версии { $version }
phrase--if_renewed = соглашение { $id } версии { $version } продлено
phrase--if_taken_up = действие соглашения { $id } версии { $version } возобновлено: { $parties }
phrase--if_agreed_anew = запись охвачена новым соглашением
phrase--if_directed = в соглашении { $id } версии { $version } есть условия для передачи из { $from } в { $to }
phrase--if_kind_covered = соглашение { $id } версии { $version } охватывает вид записи «{ $kind }»
phrase--if_urgency_covered = соглашение { $id } версии { $version } охватывает срочность «{ $urgency }»
phrase--if_category_covered = соглашение { $id } версии { $version } охватывает категорию «{ $category }»
phrase--if_lacking_covered = соглашение { $id } версии { $version } охватывает записи без категории
phrase--if_pushed = в условиях № { $terms } соглашения { $id } версии { $version } задан способ push
phrase--if_served = условия № { $terms } соглашения { $id } версии { $version } предусматривают цель «{ $purpose }»
phrase--if_went_up = предел условий № { $terms } соглашения { $id } версии { $version } — TLP:{ $tlp }
phrase--if_graded = автор оценил источник и сведения
phrase--if_asked_less = условия № { $terms } соглашения { $id } версии { $version } требуют более низкой оценки
phrase--if_allowed = условия № { $terms } соглашения { $id } версии { $version } разрешают раздел «{ $section }»
phrase--if_told_longer = соглашение { $id } версии { $version } допускает передачу раздела «{ $section }» дольше
phrase--told = { $text }
phrase--by_reason = { $reason }
phrase--for_reason = { $party }: { $reason }
phrase--kept_by = { $section } ({ $rule })
phrase--with_facts = { $part } ({ $facts })
phrase--one_hour = 1 час
phrase--hours = { $count ->
        [one] { $count } час
        [few] { $count } часа
        [many] { $count } часов
       *[other] { $count } часов
    }
phrase--one_day = 1 день
phrase--days = { $count ->
        [one] { $count } день
        [few] { $count } дня
        [many] { $count } дней
       *[other] { $count } дней
    }
phrase--one_month = 1 месяц
phrase--months = { $count ->
        [one] { $count } месяц
        [few] { $count } месяца
        [many] { $count } месяцев
       *[other] { $count } месяцев
    }
phrase--once_at_most = не более 1 раза
phrase--times_at_most = не более { $count ->
        [one] { $count } раза
        [few] { $count } раз
        [many] { $count } раз
       *[other] { $count } раз
    }
phrase--one_subject = 1 объект
phrase--subjects = { $count ->
        [one] { $count } объект
        [few] { $count } объекта
        [many] { $count } объектов
       *[other] { $count } объектов
    }
phrase--one_party = 1 сторона
phrase--parties = { $count ->
        [one] { $count } сторона
        [few] { $count } стороны
        [many] { $count } сторон
       *[other] { $count } сторон
    }
phrase--one_record = 1 запись
phrase--records = { $count ->
        [one] { $count } запись
        [few] { $count } записи
        [many] { $count } записей
       *[other] { $count } записей
    }
phrase--one_megabyte = 1 мегабайт
phrase--megabytes = { $count ->
        [one] { $count } мегабайт
        [few] { $count } мегабайта
        [many] { $count } мегабайт
       *[other] { $count } мегабайт
    }
phrase--by_urgency = { $immediate } (немедленная), { $urgent } (срочная), { $priority } (первоочередная), { $routine } (обычная)
phrase--between = { $id }, версия { $version }. Стороны: { $parties }.
phrase--rests_on = Правовое основание: { $basis }.
phrase--rests_unwritten = Правовое основание ещё не указано, на его месте заглушка: { $text }
phrase--on_paper = SHA-256 текста, подписанного на бумаге: { $hash }.
phrase--from_to = с { $from } по { $to }
phrase--from_on = с { $from } бессрочно
phrase--valid_in = Действует { $time }; между двумя сторонами вступает в силу, когда его подписали обе.
phrase--provisional_in = Применяется временно { $time }, между двумя сторонами — когда его подписали обе: в силу оно не вступило и прекращается с последним днём, если его место не займёт версия, которая в силе.
phrase--goes_on = После последнего дня продлевается. Срок продления — { $time }, { $often }, если ни одна сторона не заявит о выходе; заявить об этом нужно до окончания срока, самое позднее за { $notice }.
phrase--as_often = столько раз, сколько никто не возражает
phrase--reviewed_on = Стороны пересматривают его { $day }.
phrase--notice_then_kept = Срок предупреждения о выходе — { $notice }. После прекращения отправленное хранится до конца срока хранения.
phrase--notice_then_erased = Срок предупреждения о выходе — { $notice }. После прекращения отправленное стирается.
phrase--signs_for = За { $party } подписывает { $who } ({ $office }).
phrase--written_in = Языки текстов: { $languages }.
phrase--serves_purposes = Допустимые цели: { $purposes }. Иные цели не допускаются.
phrase--nothing_touching = Не сообщается ничего, что касается этих мест: { $places }.
phrase--terms_say = Условия № { $terms }: { $sentences }
phrase--tells_that = { $who }: { $what }; { $how }, не выше TLP:{ $tlp }.
phrase--tells_nothing = { $who }: { $what }.
phrase--each_tells_other = каждая сторона — другой
phrase--each_tells_every = каждая сторона — каждой из остальных
phrase--one_tells = от кого — { $from }; кому — { $to }
phrase--every_party = любая сторона
phrase--unasked = без запроса
phrase--on_request = по запросу
phrase--whether_hit = только есть ли совпадение
phrase--about = { $kinds }; товары — { $goods }
phrase--about_urgent = { $kinds }; товары — { $goods }; срочность — { $urgencies }
phrase--every_kind = записи всех видов
phrase--every_category = все категории
phrase--nothing_about = ничего не сообщается; товары — { $goods }
phrase--nothing_urgent = ничего не сообщается; товары — { $goods }; срочность — { $urgencies }
phrase--nothing_by = ничего не сообщается; товары — { $goods }; виды записей — { $kinds }
phrase--nothing_urgent_by = ничего не сообщается; товары — { $goods }; срочность — { $urgencies }; виды записей — { $kinds }
phrase--sections_told = Сообщается: { $sections }.
phrase--sections_withheld = Не раскрывается без запроса: { $sections }.
phrase--sections_never = Никогда не сообщается: { $sections }.
phrase--only_purposes = Только для целей: { $purposes }.
phrase--only_evaluated = Только при наличии оценки.
phrase--only_graded = Только с оценкой не ниже: { $grades }.
phrase--only_touching = Только то, что касается этих мест: { $places }.
phrase--country_of_receiver = страна получателя
phrase--handled_by = Коды обращения, если автор не указал своих: { $codes }.
phrase--persons_basis = Основание для передачи сведений о лицах: { $basis }.
phrase--persons_protected = Чем защищены сведения о лицах: { $protection }.
phrase--answered_within = Срок ответа — { $time }.
phrase--hits_told_back = Автору ориентировки сообщается о каждом совпадении по ней, которое подтвердил сотрудник.
phrase--nothing_together = { $one } и { $other } по нему не обмениваются ничем.
phrase--not_passed_on = Полученное далее не передаётся.
phrase--passed_on_consent = Полученное передаётся далее только с согласия автора.
phrase--passed_on_listed = Полученное может быть передано далее: { $parties }; прочим — только с согласия автора.
phrase--used_for = Использование в суде — { $court }; для иных целей — { $other }.
phrase--use_not = не допускается
phrase--use_consent = с согласия автора
phrase--use_freely = без ограничений
phrase--source_first = До любых действий, которые затронут участника торговли или пассажира, спрашивают источник.
phrase--person_decides = Решение о человеке не принимает одна лишь машина.
phrase--kept_confirmed = Сроки хранения записи: { $times }. Необходимость хранения пересматривается через { $review }; удаление подтверждается.
phrase--kept_unconfirmed = Сроки хранения записи: { $times }. Необходимость хранения пересматривается через { $review }; удаление не подтверждается.
phrase--kind_for = { $kind } — { $time }
phrase--section_for = раздел «{ $section }» — { $time }
phrase--answer_owed = Срок ответа — { $time }.
phrase--acknowledgement_owed = Срок подтверждения — { $time }.
phrase--outcome_owed = Срок сообщения о результате — { $time }.
phrase--correction_owed = Срок, в который исправление или отзыв исполняется и подтверждается, — { $time }.
phrase--asks_justified = Экспресс-запросы в сутки: на сторону — { $subjects }, на сотрудника — { $officer }; в одном запросе — { $batch }, адресатов — { $parties }. Каждый запрос о лице обосновывается.
phrase--asks_unjustified = Экспресс-запросы в сутки: на сторону — { $subjects }, на сотрудника — { $officer }; в одном запросе — { $batch }, адресатов — { $parties }. Запросы о лицах не обосновываются.
phrase--sends_at_most = Предел передачи одной стороны другой в сутки: { $most }.
phrase--request_by_voice = Срочный запрос может быть сделан устно и сразу подтверждается письменно.
phrase--request_in_writing = Запрос делается письменно.
phrase--refused_with_reason = Основания для отказа в запросе: { $grounds }; причина отказа сообщается. Наибольшая отсрочка — { $time }.
phrase--refused_without_reason = Основания для отказа в запросе: { $grounds }; причина отказа не сообщается. Наибольшая отсрочка — { $time }.
phrase--overseen = { $audit }; { $statistics }; срок сообщения об инциденте — { $time }.
phrase--may_audit = Сторона вправе проверить, как обращаются с её сведениями
phrase--no_audit = Стороны друг друга не проверяют
phrase--statistics_exchanged = обмен статистикой ведётся
phrase--no_statistics = обмен статистикой не ведётся
phrase--idle_deadline = узлы сами подписывают получение; о просрочке программа никому не сообщает
phrase--idle_for_people = проверки, статистика и сообщения об инцидентах — дело людей
phrase--idle_not_seen = кто читает запись, тому это сообщается, но как она используется, программа не видит
phrase--idle_no_call = программа называет, кому звонить, но сама не звонит
phrase--idle_no_office = программа проверяет ключ подписи, а не того, кто им владеет
phrase--idle_paper = текста, подписанного на бумаге, в программе нет
phrase--idle_notice = прекращение действует сразу, без срока предупреждения; срок соблюдает 'ntc agreement give-notice'
phrase--idle_national = программа не следит, кому получатель показывает TLP:AMBER у себя в стране
phrase--idle_languages = черновики на других языках всё равно публикуются
phrase--idle_protection = программа не видит, как получатель защищает персональные данные
phrase--idle_review = программа не пересматривает хранимое
phrase--idle_deletion = программа подтверждает каждое удаление, предписано это или нет
phrase--idle_oral = программа передаёт только письменные запросы
phrase--only_its_parties = { $own } в соглашении не названа стороной; предложить его могут только его стороны
phrase--unfilled = содержит заглушку; впишите то, о чём договорились стороны
phrase--protection_unsaid = сведения о лицах передаются, а чем они защищены у получателя, не сказано
phrase--short_name = это краткое имя стороны; впишите полное наименование
phrase--example_address = указан адрес из примеров, по которому никого нет
phrase--ended_already = срок соглашения истёк { $at }; укажите более поздний последний день
phrase--ends_shortly = скоро истекает: { $at }
phrase--lasts_long = действует дольше десяти лет
phrase--no_end_no_review = может не иметь конца, а день, когда стороны его пересматривают, не назван
phrase--nothing_before = до { $at } по нему ничего не передаётся
phrase--began_long_ago = начинается давно: { $at }
phrase--review_due_already = срок пересмотра уже наступил
phrase--own_key_unnamed = не содержит авторского ключа этого узла или ключ сейчас не действует: узел не сможет подписать
phrase--withdrawn_document = { $party } отозвала этот документ; измените его
phrase--party_unknown = { $party } здесь не зарегистрирована; сначала зарегистрируйте её или исправьте имя в документе
phrase--party_suspended = обмен с { $party } здесь приостановлен: ей не поступает ничего, и это тоже
phrase--other_fingerprint = не совпадает с отпечатком карточки, которая хранится здесь: { $held }
phrase--also_holds = в то же время между { $own } и { $party } действует { $id } версии { $version }: что охватывают оба, передаётся лишь в той мере, в какой допускают оба
phrase--other_bytes_held = соглашение { $id } версии { $version } хранится с другим содержанием; предложите следующую версию
phrase--follows_none = соглашение { $id } версии { $version } не следует за версией, стороной которой является автор; укажите SHA-256 предыдущей версии в supersedes
phrase--terminated_id = { $party } прекратила соглашение { $id }; предложите новое под другим идентификатором
phrase--because = { $what }: { $reason }
phrase--about_agreement = соглашение { $id }: { $what }
phrase--own_signature_missing = нет нашей подписи
phrase--review_due = наступил срок пересмотра
phrase--review_soon = до срока пересмотра не более чем { $time }: { $at }
phrase--renewed_unless = до продления не более чем { $time }: { $at }, если сторона не заявит о выходе до { $last }
phrase--renewed_surely = до продления не более чем { $time }: { $at }, так как срок для заявления о выходе истёк { $last }
phrase--ends_soon = до окончания не более чем { $time }: { $at }
phrase--notice_last_day = { $party } заявляет о выходе, последний день — { $day }
phrase--notice_leaves_at = { $party } заявляет о выходе и выходит { $at }
phrase--took_its_place = его место заняла версия { $version }
phrase--took_its_place_without = его место заняла версия { $version }, действующая с { $from }; часть его сторон в неё не входит
phrase--withdrew_it = отозвано стороной { $party }
phrase--suspends_it = приостановлено стороной { $party }
phrase--ended_it = прекращено стороной { $party }
phrase--step_not_told = { $what }: здесь действует, но партнёрам ещё не сообщено; узел сообщит сам, когда снова сможет писать, а до тех пор они продолжают по-прежнему: позвоните им
phrase--your_suspension = приостановление вашей стороной
phrase--your_end = прекращение вашей стороной
phrase--your_withdrawal = отзыв документа вашей стороной
phrase--your_notice = заявление вашей стороны о выходе
phrase--your_step = шаг вашей стороны
phrase--differs_waits = { $difference }; что передаётся по соглашению, ждёт, пока версии не совпадут
phrase--would_get_nothing = { $party } сейчас не получила бы ничего: { $why }
phrase--would_get_all = { $party } сейчас получила бы все разделы записи ({ $count })
phrase--would_get_some = { $party } сейчас получила бы разделов: { $goes } из { $count }; не раскрыто: { $kept }
phrase--got = { $party } получила разделов: { $goes } из { $count }; при новом решении { $now }
phrase--if_record_agreed = соглашения и заданный автором порядок обращения допускают передачу записи
phrase--if_basis = в условиях № { $terms } соглашения { $id } версии { $version } названо основание для передачи сведений о лицах (personal_data_basis)
phrase--if_published_again = запись опубликована ещё раз командой 'ntc alert publish FILE --again'
phrase--reached = связь есть
phrase--not_suspended = обмен не приостановлен
phrase--connected_of = на связи { $connected } из { $all }
phrase--version_stands = { $id } версии { $version }: { $standing }
phrase--none_names_it = ни одно соглашение его не называет
phrase--version_document = { $id } версии { $version }, документ { $document }
phrase--feed_counts = получение подтверждено: { $receipted } из { $size }, удержано: { $back }; здесь хранится его записей: { $held }
phrase--feed_uncounted = получение подтверждено: { $receipted } из { $size }, сколько удержано, неизвестно ({ $why }); здесь хранится его записей: { $held }
phrase--refused_for = { $records } — { $reason }
phrase--all_that = { $all }
phrase--of_this_node = записей этого узла: { $records }
phrase--none_refused = не принято: 0 из { $held }
phrase--clock_agrees = совпадают
phrase--clock_ahead = спешат относительно этого узла на { $seconds } с
phrase--clock_behind = отстают от этого узла на { $seconds } с
phrase--receipts_refused = его квитанции здесь не принимаются ({ $reason }): если он сменил ключ, зарегистрируйте его новую карточку
phrase--ended_session = партнёр прервал сеанс на том, что ему было отправлено, { $since }
phrase--ends_sessions = партнёр прерывает каждый сеанс на том, что ему отправляется, с { $since }
phrase--key_not_enrolled = { $ends }, и не принял ничего, что подписано ключом «{ $role }», действующим с элемента { $entry }; скорее всего, он не зарегистрировал новую карточку этого узла: отправьте ему node.card и продиктуйте отпечаток, как сказано в инструкции key-stolen
phrase--takes_nothing = { $ends }: возможно, у него заполнен диск, исчерпана квота для этого узла или он отвергает отправленное; спросите его администратора, что говорит там об этом узле `ntc peer show`
phrase--suspended_here = обмен с ним здесь приостановлен
phrase--not_connected = нет связи
phrase--not_connected_why = нет связи: { $why }
phrase--no_receipt_yet = связь есть, но квитанций ещё не было
phrase--no_receipt_since = связь есть, последняя квитанция { $at }
phrase--audit_gone = при запуске узла не нашлось прежнего журнала проверок; найдите его и оставьте данные как есть
phrase--watchlist_damaged = контрольный список { $name } повреждён, сверка с ним не ведётся: { $why }; загрузите его снова или восстановите { $folder } из резервной копии
phrase--records_unsettled = записей, опубликованных начиная с элемента реестра { $first }, о которых при остановке узла никому не сообщено наверняка: { $records }; прежде чем публиковать снова, найдите их командой `ntc alert list`
phrase--log_lines_lost = строк журнала, которые не удалось записать: { $lines }; проверьте, куда направлен стандартный поток ошибок узла
phrase--machine_clock_behind = часы этой машины отстают на { $seconds } с от последнего элемента реестра, по которому пока и принимаются решения; установите часы
phrase--notify_waits = { $name } не принимает события с { $since }: { $why }; ничего не потеряно, время следующей попытки показывает `ntc notify list`
phrase--approvals_wait = ждут второго сотрудника: { $count }; какие и до какого времени, показывает `ntc approvals list`
phrase--records_end_soon = записей, часть которых вскоре будет стёрта (срок — { $days } дн.), так как истекает срок хранения: { $records }; их показывает `ntc record ending`
phrase--many_end_soon = записей, часть которых вскоре будет стёрта (срок — { $days } дн.), так как истекает срок хранения: { $records } или больше; их показывает `ntc record ending`
phrase--disk_filling = диск заполняется: свободно { $free } из { $total } МиБ, а нужно { $reserve } — большее из disk.reserve_percent и disk.reserve_mib в node.toml; освободите место
phrase--disk_nearly_full = диск почти заполнен: ничего не публикуется и от партнёров ничего не принимается; свободно { $free } из { $total } МиБ, а нужно { $reserve } — большее из disk.reserve_percent и disk.reserve_mib в node.toml; освободите место
phrase--peer_aside = { $party }: обмен отложен, присланное раньше читается не полностью: { $why }
phrase--peer_not_kept = { $party }: присланное нельзя сохранить; проверьте устройство, затем перезапустите узел
phrase--peer_forked = { $party }: показаны две истории реестра; см. инструкцию
phrase--peer_not_connected = { $party }: нет связи; причину показывает `ntc peer list --details`
phrase--peer_signs_nothing = { $party } не подтверждает получение отправленного этим узлом: { $why }
phrase--peer_twice = { $party }: потоки вытесняют друг друга, похоже, с его ключами работают два узла; обратитесь к его дежурной службе
phrase--peer_clock_ahead = { $party }: часы спешат на { $seconds } с относительно этой машины; одни из часов идут неверно, и до их установки записи отвергаются из-за времени
phrase--peer_clock_behind = { $party }: часы отстают на { $seconds } с от этой машины; одни из часов идут неверно, и до их установки записи отвергаются из-за времени
phrase--partners_not_kept = изменения о партнёрах нельзя сохранить; проверьте устройство, затем перезапустите узел
