thread-not-shown = іс көрсетілмеді
thread-column-signed = ҚОЛ ҚОЙЫЛДЫ
thread-column-party = ТАРАП
thread-column-what = НЕ
thread-column-record = ЖАЗБА
thread-cut = Бұл іс бойынша тізімдегіден көп айтылған.
