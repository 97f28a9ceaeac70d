audit-not-exported = журнал аудиту вивантажено не до кінця
audit-not-checked = журнал аудиту перевірено не до кінця
audit-reading = читання
audit-ended = вузол завершив перевірку без результату
audit-ended-advice = запустіть ще раз; якщо повториться, перегляньте журнал вузла
audit-well = Усе гаразд. { $summary }
audit-findings = { $count ->
        [one] { $count } порушення
        [few] { $count } порушення
        [many] { $count } порушень
       *[other] { $count } порушень
    }
audit-altered = журнал аудиту не такий, яким був записаний
audit-altered-advice = негайно повідомте того, кому підпорядкований адміністратор, і не чіпайте файли вузла
audit-not-listed = нічого не показано
audit-none = Такого елемента немає.
audit-older = Старіші: --page { $number }
audit-column-no = №
audit-column-time = ЧАС
audit-column-officer = СПІВРОБІТНИК
audit-column-call = ВИКЛИК
audit-column-about = ПРО ЩО
audit-column-outcome = РЕЗУЛЬТАТ
audit-outcome-of = { $outcome } (до { $begun })
audit-outcome-hidden = { $outcome }, не показано: { $count }
audit-both = { $officer } і { $second }
audit-column-act = ДІЯ
audit-column-record = ЗАПИС
audit-decision-goes = пропущено
audit-decision-refused = відмовлено правилом { $rule }
audit-decision-kept = { $sections }: утримано правилом { $rule }
audit-decision-before = утримано до звернення до правил
audit-decision-question = запит про { $count }
audit-decisions-none = Такого рішення немає.
audit-decisions-begin = Журнал починається з { $time }: його обсяг обмежений, і старіші рядки вилучено.
