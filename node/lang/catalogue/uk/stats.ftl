stats-not-counted = нічого не підраховано
stats-signed = Підписано з { $from } до { $until } UTC
stats-no-partner = Партнерів немає.
stats-index-behind = { $count ->
        [one] Індекс відстає від даних вузла на { $count } елемент: їхній вміст не враховано.
        [few] Індекс відстає від даних вузла на { $count } елементи: їхній вміст не враховано.
        [many] Індекс відстає від даних вузла на { $count } елементів: їхній вміст не враховано.
       *[other] Індекс відстає від даних вузла на { $count } елементів: їхній вміст не враховано.
    }
stats-unseen = { $count ->
        [one] Не враховано { $count } запис, якого ваші правила вам не показують.
        [few] Не враховано { $count } записи, яких ваші правила вам не показують.
        [many] Не враховано { $count } записів, яких ваші правила вам не показують.
       *[other] Не враховано { $count } записів, яких ваші правила вам не показують.
    }
stats-column-sent = НАДІСЛАНО
stats-column-signed-for = ПІДПИСАНО
stats-column-refused-there = ВІДХИЛЕНО ТАМ
stats-column-accepted = ПРИЙНЯТО
stats-column-refused-here = ВІДХИЛЕНО ТУТ
stats-nothing = Обміну не було.
stats-column-kind = ВИД
stats-column-category = КАТЕГОРІЯ
stats-by-category = Те саме за категоріями; запис двох категорій враховано в обох.
stats-column-owed-by = ВИНЕН
stats-column-what = ЩО
stats-column-owed = НАЛЕЖИТЬ
stats-column-told = ПОВІДОМЛЕНО
stats-column-in-time = ВЧАСНО
stats-column-median = МЕДІАНА
stats-said = { $by }, { $task }: { $codes }
stats-refused-there = Відхилено там: { $codes }
stats-refused-here = Відхилено тут: { $codes }
stats-own-overdue = прострочено вами зараз: { $number }
stats-partners-overdue = прострочено ними зараз: { $number }
stats-recalls-outstanding = відкликано і ще не виконано ними: { $number }
stats-column-told-by = ПОВІДОМИВ
stats-column-in = ДЕ
stats-column-seized = ВИЛУЧЕНО
stats-column-sum = СУМА
stats-column-unit = ОДИНИЦЯ
stats-column-how-known = ЯК ВІДОМО
stats-column-goods = ТОВАРІВ
stats-took-s = { $seconds } с
stats-took-min = { $minutes } хв { $seconds } с
stats-took-h = { $hours } год { $minutes } хв
stats-took-d = { $days } дн { $hours } год
