ledger-not-shown = реєстр не показано
ledger-no-witness = поки ніким
ledger-label-ledger = Реєстр
ledger-label-size = Обсяг
ledger-label-witnesses = Засвідчено
ledger-entries = { $count ->
        [one] { $count } елемент
        [few] { $count } елементи
        [many] { $count } елементів
       *[other] { $count } елементів
    }
ledger-records = { $count ->
        [one] { $count } запис
        [few] { $count } записи
        [many] { $count } записів
       *[other] { $count } записів
    }
ledger-size = { $entries }, з них { $records }
ledger-checkpoint = Остання підписана контрольна точка:
ledger-not-checked = реєстр перевірено не до кінця
ledger-reading = читання
ledger-ended = вузол завершив перевірку без результату
ledger-ended-advice = запустіть ще раз; якщо повториться, перегляньте журнал вузла
ledger-well = Усе гаразд. { $summary }
ledger-findings = { $count ->
        [one] { $count } порушення
        [few] { $count } порушення
        [many] { $count } порушень
       *[other] { $count } порушень
    }
ledger-broken = не все, що зберігається, таке, яким має бути
ledger-broken-advice = негайно повідомте адміністратора і не чіпайте файли вузла
