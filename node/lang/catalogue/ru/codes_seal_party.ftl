### codes_seal_party

seal_party-source = собственный перечень, по опубликованной таможенной практике и сообщениям об изъятиях
seal_party--customs = Таможня
seal_party--carrier = Перевозчик
seal_party--shipper = Грузоотправитель
seal_party--terminal = Терминал
seal_party--railway = Железная дорога
seal_party--other_authority = Другое ведомство
seal_party--unknown = Неизвестно
