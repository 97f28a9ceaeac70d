thread-not-shown = дело не показано
thread-column-signed = ПОДПИСАНО
thread-column-party = СТОРОНА
thread-column-what = ЧТО
thread-column-record = ЗАПИСЬ
thread-cut = По этому делу сообщено больше, чем здесь перечислено.
