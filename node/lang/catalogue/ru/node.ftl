node-not-said = узел не сообщил о своём состоянии
node-no-party = узел называет сторону не в этом виде: { $error }
node-no-party-advice = используйте ntc той же версии, что и узел
node-label-party = Сторона
node-label-state = Состояние
node-label-since = Работает с
node-since = { $at } UTC ({ $ago }), версия { $version }
node-label-partners = Партнёры
node-partners = на связи { $connected } из { $all }
node-label-published = Опубликовано
node-published = { $records }; в реестре { $entries }
node-records = { $count ->
        [one] { $count } запись
        [few] { $count } записи
        [many] { $count } записей
       *[other] { $count } записей
    }
node-entries = { $count ->
        [one] { $count } элемент
        [few] { $count } элемента
        [many] { $count } элементов
       *[other] { $count } элементов
    }
node-label-received = Получено
node-received = { $records }; отказано: { $refused }
node-label-disk = Свободно на диске
node-label-index = Индекс
node-index-lag = { $count ->
        [one] отстаёт от журнала на { $count } элемент: в списках нет самого нового
        [few] отстаёт от журнала на { $count } элемента: в списках нет самого нового
        [many] отстаёт от журнала на { $count } элементов: в списках нет самого нового
       *[other] отстаёт от журнала на { $count } элементов: в списках нет самого нового
    }
node-nothing-to-look-at = Ничто не требует вашего внимания.
node-to-look-at = Обратите внимание:
node-state-ready = готов
node-state-full = диск заполнен
node-state-starting = запускается
node-state-read-only = только чтение
node-state-guarded = под защитой
