stats-not-counted = ничего не подсчитано
stats-signed = Подписано с { $from } до { $until } UTC
stats-no-partner = Партнёров нет.
stats-index-behind = { $count ->
        [one] Индекс отстаёт от данных узла на { $count } элемент: их содержимое не учтено.
        [few] Индекс отстаёт от данных узла на { $count } элемента: их содержимое не учтено.
        [many] Индекс отстаёт от данных узла на { $count } элементов: их содержимое не учтено.
       *[other] Индекс отстаёт от данных узла на { $count } элементов: их содержимое не учтено.
    }
stats-unseen = { $count ->
        [one] Не учтена { $count } запись, которую ваши правила вам не показывают.
        [few] Не учтены { $count } записи, которые ваши правила вам не показывают.
        [many] Не учтено { $count } записей, которые ваши правила вам не показывают.
       *[other] Не учтено { $count } записей, которые ваши правила вам не показывают.
    }
stats-column-sent = ОТПРАВЛЕНО
stats-column-signed-for = ПОДПИСАНО
stats-column-refused-there = ОТКАЗАНО ТАМ
stats-column-accepted = ПРИНЯТО
stats-column-refused-here = ОТКАЗАНО ЗДЕСЬ
stats-nothing = Обмена не было.
stats-column-kind = ВИД
stats-column-category = КАТЕГОРИЯ
stats-by-category = То же по категориям; запись двух категорий учтена в обеих.
stats-column-owed-by = ДОЛЖЕН
stats-column-what = ЧТО
stats-column-owed = К СРОКУ
stats-column-told = СООБЩЕНО
stats-column-in-time = В СРОК
stats-column-median = МЕДИАНА
stats-said = { $by }, { $task }: { $codes }
stats-refused-there = Отказано там: { $codes }
stats-refused-here = Отказано здесь: { $codes }
stats-own-overdue = просрочено вами сейчас: { $number }
stats-partners-overdue = просрочено ими сейчас: { $number }
stats-recalls-outstanding = отозвано и ещё не исполнено ими: { $number }
stats-column-told-by = СООБЩИЛ
stats-column-in = ГДЕ
stats-column-seized = ИЗЪЯТО
stats-column-sum = СУММА
stats-column-unit = ЕДИНИЦА
stats-column-how-known = КАК ИЗВЕСТНО
stats-column-goods = ТОВАРОВ
stats-took-s = { $seconds } с
stats-took-min = { $minutes } мин { $seconds } с
stats-took-h = { $hours } ч { $minutes } мин
stats-took-d = { $days } дн { $hours } ч
