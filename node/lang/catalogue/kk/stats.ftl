stats-not-counted = ештеңе саналмады
stats-signed = Қол қойылған кезең: { $from } – { $until } UTC
stats-no-partner = Тіркелген серіктес жоқ.
stats-index-behind = { $count ->
        [one] Индекс түйіндегіден { $count } элементке артта: ондағылар саналмады.
       *[other] Индекс түйіндегіден { $count } элементке артта: ондағылар саналмады.
    }
stats-unseen = { $count ->
        [one] Есептелмеді: ережелеріңіз көрсетпейтін { $count } жазба.
       *[other] Есептелмеді: ережелеріңіз көрсетпейтін { $count } жазба.
    }
stats-column-sent = ЖІБЕРІЛГЕН
stats-column-signed-for = ҚОЛ ҚОЙЫЛҒАН
stats-column-refused-there = ОНДА ҚАБЫЛДАНБАҒАН
stats-column-accepted = ҚАБЫЛДАНҒАН
stats-column-refused-here = МҰНДА ҚАБЫЛДАНБАҒАН
stats-nothing = Алмасу болған жоқ.
stats-column-kind = ТҮРІ
stats-column-category = САНАТ
stats-by-category = Сол санаттар бойынша; екі санатты жазба екеуінде де саналады.
stats-column-owed-by = МІНДЕТТІ
stats-column-what = НЕ
stats-column-owed = КҮТІЛГЕН
stats-column-told = ХАБАРЛАНҒАН
stats-column-in-time = МЕРЗІМІНДЕ
stats-column-median = МЕДИАНА
stats-said = { $by }, { $task }: { $codes }
stats-refused-there = Онда қабылданбағаны: { $codes }
stats-refused-here = Мұнда қабылданбағаны: { $codes }
stats-own-overdue = қазір сіз мерзімін өткізгені: { $number }
stats-partners-overdue = қазір олар мерзімін өткізгені: { $number }
stats-recalls-outstanding = кері шақырылған, олар әлі орындамаған: { $number }
stats-column-told-by = ХАБАРЛАҒАН
stats-column-in = ҚАЙДА
stats-column-seized = АЛЫП ҚОЙЫЛҒАН
stats-column-sum = ЖИЫНЫ
stats-column-unit = БІРЛІК
stats-column-how-known = ҚАЛАЙ БЕЛГІЛІ
stats-column-goods = ТАУАР
stats-took-s = { $seconds } с
stats-took-min = { $minutes } мин { $seconds } с
stats-took-h = { $hours } сағ { $minutes } мин
stats-took-d = { $days } тәу { $hours } сағ
