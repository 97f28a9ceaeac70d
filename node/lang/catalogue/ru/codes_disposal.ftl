### codes_disposal

disposal-source = собственный перечень, по годовому отчёту СИТЕС о незаконной торговле
disposal--kept_as_evidence = Хранится как вещественное доказательство
disposal--stored = На хранении до решения
disposal--forfeited = Конфисковано
disposal--destroyed = Уничтожено
disposal--returned = Возвращено владельцу или отправителю
disposal--sent_back = Возвращено за границу
disposal--sold = Продано
disposal--released = Выпущено после уплаты платежей или штрафа
disposal--handed_over = Передано другому ведомству, музею или центру реабилитации животных
disposal--set_free = Живые животные выпущены на волю
disposal--passed_under_control = Направлено далее под контролем
disposal--other = Другое
