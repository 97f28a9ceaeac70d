### codes_disposal

disposal-source = власний перелік, за річним звітом CITES про незаконну торгівлю
disposal--kept_as_evidence = Зберігається як речовий доказ
disposal--stored = На зберіганні до рішення
disposal--forfeited = Конфісковано
disposal--destroyed = Знищено
disposal--returned = Повернуто власнику або відправнику
disposal--sent_back = Повернуто за кордон
disposal--sold = Продано
disposal--released = Випущено після сплати платежів або штрафу
disposal--handed_over = Передано іншому відомству, музею або центру порятунку тварин
disposal--set_free = Живих тварин випущено на волю
disposal--passed_under_control = Направлено далі під контролем
disposal--other = Інше
