### Sentences of the node, by their codes

phrase--and = { $one } та { $other }
phrase--or = { $one } або { $other }
phrase--header_only = лише заголовок
phrase--yes = так
phrase--no = ні
phrase--none = порожньо
phrase--unknown = невідомо
phrase--of_agreement = угода { $id }, версія { $version } ({ $hash }): { $clause }
phrase--not_enrolled = сторону не зареєстровано як партнера
phrase--peer_suspended = обмін із партнером призупинив адміністратор цієї сторони
phrase--cannot_read = вузол партнера не здатний прочитати запис: у його картці не зазначено { $needed }
phrase--not_in_audience = автор назвав одержувачів, цього партнера серед них немає
phrase--not_named = позначка TLP:RED, а { $party } немає серед названих одержувачів
phrase--record_expired = строк зберігання запису минув { $at }
phrase--agreement_records = записи про угоду передаються її сторонам
phrase--administrative = службовий запис «{ $kind }» передається тим, кому він призначений, незалежно від угод
phrase--returns = умови № { $terms } допускають надходження запису «{ $kind }», і цей запис відповідає на такий
phrase--no_agreement = немає угоди, у якій названо обидві сторони
phrase--pair_excluded = вона виключає цю пару своїх сторін
phrase--not_signed = бракує підпису: { $parties }
phrase--starts_later = вона набирає чинності { $from }
phrase--agreement_ended = її строк минув { $at }
phrase--left_out = її місце для однієї з двох сторін заступила версія { $version }, чинна з { $from }; іншої сторони вона не включає
phrase--differs = тут чинна версія { $ours } ({ $ours_hash }), а { $party } вважає чинною версію { $theirs } ({ $theirs_hash })
phrase--differs_none = тут чинна версія { $ours } ({ $ours_hash }), а { $party } не вважає чинною жодної
phrase--suspended_by = її призупинено: { $by }
phrase--terminated_by = її припинено: { $by }
phrase--no_direction = у ній немає умов для передання з { $from } до { $to }
phrase--no_kind = її умови в цьому напрямку не охоплюють вид запису «{ $kind }»
phrase--no_urgency = її умови для цього виду записів не охоплюють терміновість «{ $urgency }»
phrase--no_category = її умови не охоплюють категорію «{ $category }»
phrase--category_lacking = у її умовах названо категорії, а запис категорії не має
phrase--not_push = умови № { $terms } охоплюють його способом { $mode }, а не ініціативним переданням (push)
phrase--no_purpose = умови № { $terms } не передбачають мети «{ $purpose }»
phrase--no_persons = умови № { $terms } не допускають передання відомостей про осіб
phrase--above_ceiling = позначка запису — TLP:{ $tlp }, а межа умов № { $terms } — TLP:{ $ceiling }
phrase--no_evaluation = умови № { $terms } вимагають оцінки, а запис її не має
phrase--evaluation_too_low = оцінка ({ $scheme }) нижча за мінімум, якого вимагають умови № { $terms }
phrase--outside_geography = запис не стосується того, що названо в географічному фільтрі умов № { $terms }
phrase--geography_unknown = географічний фільтр умов № { $terms } не застосовується: країни не було розкрито
phrase--territory_excluded = вона виключає все, що стосується території: { $places }
phrase--territory_uncertain = вона виключає все, що стосується території: { $states }, а в записі зазначено Європейський Союз без держави
phrase--territory_not_held = вона виключає територію, а місце події вже не зберігається
phrase--territory_not_told = виключена нею територія не перевіряється: місце події не було розкрито
phrase--section_overdue = строк, протягом якого розділ «{ $section }» можна передавати, минув { $at }
phrase--provisional = вона застосовується тимчасово: чинності ще не набрала
phrase--allows = умови № { $terms } дозволяють: { $sections }
phrase--redacts = умови № { $terms } не розкривають без запиту: { $sections }
phrase--withholds = умови № { $terms } ніколи не розкривають: { $sections }
phrase--national = національний розділ ніколи не передається за межі сторони
phrase--nothing_left = жодного розділу запису не можна розкрити
phrase--unproven = розділ «подія» підтверджує те, що передається далі, а його не розкривають
phrase--carried_again = запис надійшов через { $party }, а передати його далі може лише той, хто отримав його від автора
phrase--onward_never = отримане ніколи не передається далі
phrase--onward_listed = отримане можна передати далі: { $party }
phrase--onward_by_consent = отримане передається далі за згодою автора
phrase--no_dissemination = код поводження H2 забороняє передавати запис далі без згоди автора
phrase--close_audience = позначка запису — TLP:{ $tlp }, лише для органу-одержувача: потрібна згода автора
phrase--other_purpose = запис передано для мети «{ $purpose }»: для іншої мети потрібна згода автора
phrase--consent_given = { $author } дає згоду
phrase--consent_until = { $author } дає згоду до { $until }
phrase--consent_ended = згода { $author } втратила чинність { $at }
phrase--consent_withdrawn = { $author }: згоду відкликано { $at }
phrase--consent_refused = { $author }: у згоді відмовлено { $at }
phrase--consent_missing = немає згоди { $author } на передання далі до { $to } для мети «{ $purpose }»
phrase--own_rules = власні правила: { $objection }
phrase--own_rules_keep = власні правила, розділи ({ $sections }): { $objection }
phrase--sections_beyond = надійшли розділи понад дозволені угодами: { $sections }
phrase--rule_forbids = правило { $rule } це забороняє: { $why }
phrase--no_rule_permits = жодне правило цього не дозволяє
phrase--rule_failed = правило { $rule } не вдалося застосувати
phrase--gets_nothing = { $party } не отримує нічого: { $why }
phrase--gets_all = { $party } отримує всі розділи запису ({ $count })
phrase--gets_some = { $party } отримує розділів: { $goes } з { $count }; не розкрито: { $kept }
phrase--layers_decide = рішення: угоди, визначений автором порядок поводження, власні правила
phrase--rules_unread = власні правила не читаються, тому нічого не передається: { $why }
phrase--two_texts = доки в реєстрі не записано, що чинні правила номер { $number }, вирішують два тексти власних правил: не передається нічого, що забороняють ці або попередні правила
phrase--own_rules_of_record = власні правила: увесь запис
phrase--own_rules_of_section = власні правила: розділ «{ $section }»
phrase--rule_permit = правило { $rule } дозволяє: { $why }
phrase--rule_forbid = правило { $rule } забороняє: { $why }
phrase--head_is = { $what }: це { $whom }
phrase--head_has = { $what }: має { $whom }
phrase--all_of = усе з переліченого
phrase--any_of = будь-що з переліченого
phrase--not_that = хибно, що
phrase--if_then_else = якщо, то, інакше
phrase--unless = крім випадків, коли
phrase--fact_is = { $fact }: { $value }
phrase--way_of_record = запис було б передано за умови: { $changes }
phrase--way_of_section = розділ «{ $section }» було б передано за умови: { $changes }
phrase--own_way_of_record = власні правила пропустили б запис за умови: { $changes }
phrase--own_way_of_section = власні правила пропустили б розділ «{ $section }» за умови: { $changes }
phrase--no_way_of_record = власні правила не пропустили б запису за жодної з перевірених змін; його забороняє правило { $rule }
phrase--no_way_of_section = власні правила не пропустили б розділу «{ $section }» за жодної з перевірених змін запису; його забороняє правило { $rule }
phrase--if_purpose = мета запису — «{ $purpose }»
phrase--if_tlp = позначка запису — TLP:{ $tlp }
phrase--if_named = серед названих одержувачів є { $party }
phrase--if_addressed = запис адресовано також { $party }
phrase--if_urgency = терміновість запису — «{ $urgency }»
phrase--if_category = категорія запису — «{ $category }»
phrase--if_touched = запис стосується країни { $country }
phrase--if_fact = значення { $fact } — { $value }
phrase--if_had = у { $fact } є { $member }
phrase--if_lacked = у { $fact } немає { $member }
phrase--if_role = співробітник має роль { $role }
phrase--if_agreed = угоди та визначений автором порядок поводження або ролі виклику це дозволяють
phrase--if_section_agreed = угоди дозволяють передання розділу
phrase--if_enrolled = сторону зареєстровано
phrase--if_resumed = адміністратор відновив обмін із партнером
phrase--if_read = вузол партнера підтримує { $needed }
phrase--if_covered = запис охоплено угодою з цією стороною
phrase--if_pair_included = угода { $id } версії { $version } не виключає цієї пари
phrase--if_named_both = у версії { $version } названо обидві сторони
phrase--if_same = обидві сторони вважають чинною ту саму версію
phrase--if_signed = угоду { $id } версії { $version } підписано: { $parties }
phrase--if_begun = настало { $from }, коли набирає чинності угода { $id } версії { $version }
phrase--if_renewed = угоду { $id } версії { $version } продовжено
phrase--if_taken_up = дію угоди { $id } версії { $version } відновлено: { $parties }
phrase--if_agreed_anew = запис охоплено новою угодою
phrase--if_directed = в угоді { $id } версії { $version } є умови для передання з { $from } до { $to }
phrase--if_kind_covered = угода { $id } версії { $version } охоплює вид запису «{ $kind }»
phrase--if_urgency_covered = угода { $id } версії { $version } охоплює терміновість «{ $urgency }»
phrase--if_category_covered = угода { $id } версії { $version } охоплює категорію «{ $category }»
phrase--if_lacking_covered = угода { $id } версії { $version } охоплює записи без категорії
phrase--if_pushed = в умовах № { $terms } угоди { $id } версії { $version } задано спосіб push
phrase--if_served = умови № { $terms } угоди { $id } версії { $version } передбачають мету «{ $purpose }»
phrase--if_went_up = межа умов № { $terms } угоди { $id } версії { $version } — TLP:{ $tlp }
phrase--if_graded = автор оцінив джерело та відомості
phrase--if_asked_less = умови № { $terms } угоди { $id } версії { $version } вимагають нижчої оцінки
phrase--if_allowed = умови № { $terms } угоди { $id } версії { $version } дозволяють розділ «{ $section }»
phrase--if_told_longer = угода { $id } версії { $version } дозволяє передавати розділ «{ $section }» довше
phrase--told = { $text }
phrase--by_reason = { $reason }
phrase--for_reason = { $party }: { $reason }
phrase--kept_by = { $section } ({ $rule })
phrase--with_facts = { $part } ({ $facts })
phrase--one_hour = 1 година
phrase--hours = { $count ->
        [one] { $count } година
        [few] { $count } години
        [many] { $count } годин
       *[other] { $count } годин
    }
phrase--one_day = 1 день
phrase--days = { $count ->
        [one] { $count } день
        [few] { $count } дні
        [many] { $count } днів
       *[other] { $count } днів
    }
phrase--one_month = 1 місяць
phrase--months = { $count ->
        [one] { $count } місяць
        [few] { $count } місяці
        [many] { $count } місяців
       *[other] { $count } місяців
    }
phrase--once_at_most = щонайбільше 1 раз
phrase--times_at_most = щонайбільше { $count ->
        [one] { $count } раз
        [few] { $count } рази
        [many] { $count } разів
       *[other] { $count } разів
    }
phrase--one_subject = 1 обʼєкт
phrase--subjects = { $count ->
        [one] { $count } обʼєкт
        [few] { $count } обʼєкти
        [many] { $count } обʼєктів
       *[other] { $count } обʼєктів
    }
phrase--one_party = 1 сторона
phrase--parties = { $count ->
        [one] { $count } сторона
        [few] { $count } сторони
        [many] { $count } сторін
       *[other] { $count } сторін
    }
phrase--one_record = 1 запис
phrase--records = { $count ->
        [one] { $count } запис
        [few] { $count } записи
        [many] { $count } записів
       *[other] { $count } записів
    }
phrase--one_megabyte = 1 мегабайт
phrase--megabytes = { $count ->
        [one] { $count } мегабайт
        [few] { $count } мегабайти
        [many] { $count } мегабайтів
       *[other] { $count } мегабайтів
    }
phrase--by_urgency = { $immediate } (негайна), { $urgent } (термінова), { $priority } (першочергова), { $routine } (звичайна)
phrase--between = { $id }, версія { $version }. Сторони: { $parties }.
phrase--rests_on = Правова підстава: { $basis }.
phrase--rests_unwritten = Правову підставу ще не вказано, на її місці заглушка: { $text }
phrase--on_paper = SHA-256 тексту, підписаного на папері: { $hash }.
phrase--from_to = з { $from } до { $to }
phrase--from_on = з { $from } безстроково
phrase--valid_in = Діє { $time }; між двома сторонами набирає чинності, коли її підписали обидві.
phrase--provisional_in = Застосовується тимчасово { $time }, між двома сторонами — коли її підписали обидві: чинності вона не набрала і припиняється з останнім днем, якщо її місце не заступить чинна версія.
phrase--goes_on = Після останнього дня продовжується. Строк продовження — { $time }, { $often }, якщо жодна сторона не заявить про вихід; заявити слід до закінчення строку, найпізніше за { $notice }.
phrase--as_often = стільки разів, скільки ніхто не заперечує
phrase--reviewed_on = Сторони переглядають її { $day }.
phrase--notice_then_kept = Строк попередження про вихід — { $notice }. Після припинення надіслане зберігається до кінця строку зберігання.
phrase--notice_then_erased = Строк попередження про вихід — { $notice }. Після припинення надіслане стирається.
phrase--signs_for = За { $party } підписує { $who } ({ $office }).
phrase--written_in = Мови текстів: { $languages }.
phrase--serves_purposes = Дозволені цілі: { $purposes }. Інші цілі не дозволяються.
phrase--nothing_touching = Не повідомляється нічого, що стосується цих місць: { $places }.
phrase--terms_say = Умови № { $terms }: { $sentences }
phrase--tells_that = { $who }: { $what }; { $how }, не вище TLP:{ $tlp }.
phrase--tells_nothing = { $who }: { $what }.
phrase--each_tells_other = кожна сторона — іншій
phrase--each_tells_every = кожна сторона — кожній з решти
phrase--one_tells = від кого — { $from }; кому — { $to }
phrase--every_party = будь-яка сторона
phrase--unasked = без запиту
phrase--on_request = за запитом
phrase--whether_hit = лише чи є збіг
phrase--about = { $kinds }; товари — { $goods }
phrase--about_urgent = { $kinds }; товари — { $goods }; терміновість — { $urgencies }
phrase--every_kind = записи всіх видів
phrase--every_category = усі категорії
phrase--nothing_about = нічого не повідомляється; товари — { $goods }
phrase--nothing_urgent = нічого не повідомляється; товари — { $goods }; терміновість — { $urgencies }
phrase--nothing_by = нічого не повідомляється; товари — { $goods }; види записів — { $kinds }
phrase--nothing_urgent_by = нічого не повідомляється; товари — { $goods }; терміновість — { $urgencies }; види записів — { $kinds }
phrase--sections_told = Повідомляється: { $sections }.
phrase--sections_withheld = Не розкривається без запиту: { $sections }.
phrase--sections_never = Ніколи не повідомляється: { $sections }.
phrase--only_purposes = Лише для цілей: { $purposes }.
phrase--only_evaluated = Лише за наявності оцінки.
phrase--only_graded = Лише з оцінкою не нижче: { $grades }.
phrase--only_touching = Лише те, що стосується цих місць: { $places }.
phrase--country_of_receiver = країна одержувача
phrase--handled_by = Коди поводження, якщо автор не вказав своїх: { $codes }.
phrase--persons_basis = Підстава для передання відомостей про осіб: { $basis }.
phrase--persons_protected = Чим захищено відомості про осіб: { $protection }.
phrase--answered_within = Строк відповіді — { $time }.
phrase--hits_told_back = Автора орієнтування повідомляють про кожен збіг за ним, який підтвердив працівник.
phrase--nothing_together = { $one } та { $other } за нею не обмінюються нічим.
phrase--not_passed_on = Отримане далі не передається.
phrase--passed_on_consent = Отримане передається далі лише за згодою автора.
phrase--passed_on_listed = Отримане може бути передано далі: { $parties }; іншим — лише за згодою автора.
phrase--used_for = Використання в суді — { $court }; для інших цілей — { $other }.
phrase--use_not = не дозволяється
phrase--use_consent = за згодою автора
phrase--use_freely = без обмежень
phrase--source_first = Перед будь-якими діями, що зачеплять учасника торгівлі чи пасажира, питають джерело.
phrase--person_decides = Рішення про людину не ухвалює сама лише машина.
phrase--kept_confirmed = Строки зберігання запису: { $times }. Потребу в зберіганні переглядають через { $review }; видалення підтверджується.
phrase--kept_unconfirmed = Строки зберігання запису: { $times }. Потребу в зберіганні переглядають через { $review }; видалення не підтверджується.
phrase--kind_for = { $kind } — { $time }
phrase--section_for = розділ «{ $section }» — { $time }
phrase--answer_owed = Строк відповіді — { $time }.
phrase--acknowledgement_owed = Строк підтвердження — { $time }.
phrase--outcome_owed = Строк повідомлення про результат — { $time }.
phrase--correction_owed = Строк, у який виправлення або відкликання виконується й підтверджується, — { $time }.
phrase--asks_justified = Експрес-запити на добу: на сторону — { $subjects }, на працівника — { $officer }; в одному запиті — { $batch }, адресатів — { $parties }. Кожен запит про особу обґрунтовується.
phrase--asks_unjustified = Експрес-запити на добу: на сторону — { $subjects }, на працівника — { $officer }; в одному запиті — { $batch }, адресатів — { $parties }. Запити про осіб не обґрунтовуються.
phrase--sends_at_most = Межа передання від однієї сторони іншій на добу: { $most }.
phrase--request_by_voice = Терміновий запит може бути зроблено усно, його одразу підтверджують письмово.
phrase--request_in_writing = Запит роблять письмово.
phrase--refused_with_reason = Підстави для відмови в запиті: { $grounds }; причину відмови повідомляють. Найдовше відкладення — { $time }.
phrase--refused_without_reason = Підстави для відмови в запиті: { $grounds }; причину відмови не повідомляють. Найдовше відкладення — { $time }.
phrase--overseen = { $audit }; { $statistics }; строк повідомлення про інцидент — { $time }.
phrase--may_audit = Сторона має право перевірити, як поводяться з її відомостями
phrase--no_audit = Сторони одна одну не перевіряють
phrase--statistics_exchanged = обмін статистикою ведеться
phrase--no_statistics = обмін статистикою не ведеться
phrase--idle_deadline = вузли самі підписують отримання; про прострочення програма нікого не повідомляє
phrase--idle_for_people = перевірки, статистика й повідомлення про інциденти — справа людей
phrase--idle_not_seen = хто читає запис, того про це сповіщено, але як його використовують, програма не бачить
phrase--idle_no_call = програма називає, кому телефонувати, але сама не телефонує
phrase--idle_no_office = програма перевіряє ключ підпису, а не того, хто ним володіє
phrase--idle_paper = тексту, підписаного на папері, у програмі немає
phrase--idle_notice = припинення діє одразу, без строку попередження; строку дотримує 'ntc agreement give-notice'
phrase--idle_national = програма не стежить, кому одержувач показує TLP:AMBER у себе в країні
phrase--idle_languages = чернетки іншими мовами однаково публікуються
phrase--idle_protection = програма не бачить, як одержувач захищає персональні дані
phrase--idle_review = програма не переглядає того, що зберігається
phrase--idle_deletion = програма підтверджує кожне видалення, приписано це чи ні
phrase--idle_oral = програма передає лише письмові запити
phrase--only_its_parties = { $own } в угоді не названо стороною; запропонувати її можуть лише її сторони
phrase--unfilled = містить заглушку; впишіть те, про що домовилися сторони
phrase--protection_unsaid = відомості про осіб передаються, а чим їх захищено в одержувача, не сказано
phrase--short_name = це коротке імʼя сторони; впишіть повне найменування
phrase--example_address = вказано адресу з прикладів, за якою нікого немає
phrase--ended_already = строк угоди минув { $at }; вкажіть пізніший останній день
phrase--ends_shortly = незабаром закінчується: { $at }
phrase--lasts_long = діє понад десять років
phrase--no_end_no_review = може не мати кінця, а дня, коли сторони її переглядають, не названо
phrase--nothing_before = до { $at } за нею нічого не передається
phrase--began_long_ago = починається давно: { $at }
phrase--review_due_already = строк перегляду вже настав
phrase--own_key_unnamed = не містить авторського ключа цього вузла або ключ зараз не чинний: вузол не зможе підписати
phrase--withdrawn_document = { $party } відкликала цей документ; змініть його
phrase--party_unknown = { $party } тут не зареєстровано; спершу зареєструйте її або виправте імʼя в документі
phrase--party_suspended = обмін із { $party } тут призупинено: їй не надходить нічого, і це теж
phrase--other_fingerprint = не збігається з відбитком картки, що зберігається тут: { $held }
phrase--also_holds = у той самий час між { $own } та { $party } діє { $id } версії { $version }: що охоплюють обидві, передається лише тією мірою, якою дозволяють обидві
phrase--other_bytes_held = угода { $id } версії { $version } зберігається з іншим вмістом; запропонуйте наступну версію
phrase--follows_none = угода { $id } версії { $version } не йде за версією, стороною якої є автор; вкажіть SHA-256 попередньої версії в supersedes
phrase--terminated_id = { $party } припинила угоду { $id }; запропонуйте нову під іншим ідентифікатором
phrase--because = { $what }: { $reason }
phrase--about_agreement = угода { $id }: { $what }
phrase--own_signature_missing = бракує нашого підпису
phrase--review_due = настав строк перегляду
phrase--review_soon = до строку перегляду щонайбільше { $time }: { $at }
phrase--renewed_unless = до продовження щонайбільше { $time }: { $at }, якщо сторона не заявить про вихід до { $last }
phrase--renewed_surely = до продовження щонайбільше { $time }: { $at }, бо строк для заяви про вихід минув { $last }
phrase--ends_soon = до закінчення щонайбільше { $time }: { $at }
phrase--notice_last_day = { $party } заявляє про вихід, останній день — { $day }
phrase--notice_leaves_at = { $party } заявляє про вихід і виходить { $at }
phrase--took_its_place = її місце заступила версія { $version }
phrase--took_its_place_without = її місце заступила версія { $version }, чинна з { $from }; частина її сторін до неї не входить
phrase--withdrew_it = відкликано стороною { $party }
phrase--suspends_it = призупинено стороною { $party }
phrase--ended_it = припинено стороною { $party }
phrase--step_not_told = { $what }: тут діє, але партнерів ще не повідомлено; вузол повідомить сам, коли знову зможе писати, а доти вони діють як раніше: зателефонуйте їм
phrase--your_suspension = призупинення вашою стороною
phrase--your_end = припинення вашою стороною
phrase--your_withdrawal = відкликання документа вашою стороною
phrase--your_notice = заява вашої сторони про вихід
phrase--your_step = крок вашої сторони
phrase--differs_waits = { $difference }; що передається за угодою, чекає, доки версії не збігатимуться
phrase--would_get_nothing = { $party } зараз не отримала б нічого: { $why }
phrase--would_get_all = { $party } зараз отримала б усі розділи запису ({ $count })
phrase--would_get_some = { $party } зараз отримала б розділів: { $goes } з { $count }; не розкрито: { $kept }
phrase--got = { $party } отримала розділів: { $goes } з { $count }; за новим рішенням { $now }
phrase--if_record_agreed = угоди та визначений автором порядок поводження дозволяють передання запису
phrase--if_basis = в умовах № { $terms } угоди { $id } версії { $version } названо підставу для передання відомостей про осіб (personal_data_basis)
phrase--if_published_again = запис опубліковано ще раз командою 'ntc alert publish FILE --again'
phrase--reached = звʼязок є
phrase--not_suspended = обмін не призупинено
phrase--connected_of = на звʼязку { $connected } з { $all }
phrase--version_stands = { $id } версії { $version }: { $standing }
phrase--none_names_it = жодна угода його не називає
phrase--version_document = { $id } версії { $version }, документ { $document }
phrase--feed_counts = отримання підтверджено: { $receipted } з { $size }, утримано: { $back }; тут зберігається його записів: { $held }
phrase--feed_uncounted = отримання підтверджено: { $receipted } з { $size }, скільки утримано, невідомо ({ $why }); тут зберігається його записів: { $held }
phrase--refused_for = { $records } — { $reason }
phrase--all_that = { $all }
phrase--of_this_node = записів цього вузла: { $records }
phrase--none_refused = не прийнято: 0 з { $held }
phrase--clock_agrees = збігаються
phrase--clock_ahead = випереджають цей вузол на { $seconds } с
phrase--clock_behind = відстають від цього вузла на { $seconds } с
phrase--receipts_refused = його квитанції тут не приймаються ({ $reason }): якщо він змінив ключ, зареєструйте його нову картку
phrase--ended_session = партнер перервав сеанс на тому, що йому було надіслано, { $since }
phrase--ends_sessions = партнер перериває кожен сеанс на тому, що йому надсилається, з { $since }
phrase--key_not_enrolled = { $ends }, і не прийняв нічого, що підписано ключем «{ $role }», чинним з елемента { $entry }; найімовірніше, він не зареєстрував нової картки цього вузла: надішліть йому node.card і продиктуйте відбиток, як сказано в інструкції key-stolen
phrase--takes_nothing = { $ends }: можливо, у нього заповнено диск, вичерпано квоту для цього вузла або він відкидає надіслане; запитайте його адміністратора, що каже там про цей вузол `ntc peer show`
phrase--suspended_here = обмін із ним тут призупинено
phrase--not_connected = немає звʼязку
phrase--not_connected_why = немає звʼязку: { $why }
phrase--no_receipt_yet = звʼязок є, але квитанцій ще не було
phrase--no_receipt_since = звʼязок є, остання квитанція { $at }
phrase--audit_gone = під час запуску вузла не знайшлося попереднього журналу перевірок; знайдіть його й залиште дані як є
phrase--watchlist_damaged = контрольний список { $name } пошкоджено, звіряння з ним не ведеться: { $why }; завантажте його знову або відновіть { $folder } з резервної копії
phrase--records_unsettled = записів, опублікованих починаючи з елемента реєстру { $first }, про які під час зупинки вузла нікого напевно не повідомлено: { $records }; перш ніж публікувати знову, знайдіть їх командою `ntc alert list`
phrase--log_lines_lost = рядків журналу, які не вдалося записати: { $lines }; перевірте, куди спрямовано стандартний потік помилок вузла
phrase--machine_clock_behind = годинник цієї машини відстає на { $seconds } с від останнього елемента реєстру, за яким поки й ухвалюються рішення; встановіть годинник
phrase--notify_waits = { $name } не приймає подій з { $since }: { $why }; нічого не втрачено, час наступної спроби показує `ntc notify list`
phrase--approvals_wait = чекають на другого працівника: { $count }; які саме й до якого часу, показує `ntc approvals list`
phrase--records_end_soon = записів, частину яких незабаром буде стерто (строк — { $days } дн.), бо минає строк зберігання: { $records }; їх показує `ntc record ending`
phrase--many_end_soon = записів, частину яких незабаром буде стерто (строк — { $days } дн.), бо минає строк зберігання: { $records } або більше; їх показує `ntc record ending`
phrase--disk_filling = диск заповнюється: вільно { $free } з { $total } МіБ, а потрібно { $reserve } — більше з disk.reserve_percent і disk.reserve_mib у node.toml; звільніть місце
phrase--disk_nearly_full = диск майже заповнено: нічого не публікується й від партнерів нічого не приймається; вільно { $free } з { $total } МіБ, а потрібно { $reserve } — більше з disk.reserve_percent і disk.reserve_mib у node.toml; звільніть місце
phrase--peer_aside = { $party }: обмін відкладено, надіслане раніше читається не повністю: { $why }
phrase--peer_not_kept = { $party }: надіслане не можна зберегти; перевірте пристрій, потім перезапустіть вузол
phrase--peer_forked = { $party }: показано дві історії реєстру; див. інструкцію
phrase--peer_not_connected = { $party }: немає звʼязку; причину показує `ntc peer list --details`
phrase--peer_signs_nothing = { $party } не підтверджує отримання надісланого цим вузлом: { $why }
phrase--peer_twice = { $party }: потоки витісняють один одного, схоже, з його ключами працюють два вузли; зверніться до його чергової служби
phrase--peer_clock_ahead = { $party }: годинник випереджає цю машину на { $seconds } с; один із годинників іде неправильно, і доки його не встановлено, записи відкидаються через час
phrase--peer_clock_behind = { $party }: годинник відстає від цієї машини на { $seconds } с; один із годинників іде неправильно, і доки його не встановлено, записи відкидаються через час
phrase--partners_not_kept = зміни щодо партнерів не можна зберегти; перевірте пристрій, потім перезапустіть вузол
