thread-not-shown = справу не показано
thread-column-signed = ПІДПИСАНО
thread-column-party = СТОРОНА
thread-column-what = ЩО
thread-column-record = ЗАПИС
thread-cut = У цій справі повідомлено більше, ніж тут перелічено.
