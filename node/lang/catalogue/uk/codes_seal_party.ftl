### codes_seal_party

seal_party-source = власний перелік, за опублікованою митною практикою та повідомленнями про вилучення
seal_party--customs = Митниця
seal_party--carrier = Перевізник
seal_party--shipper = Вантажовідправник
seal_party--terminal = Термінал
seal_party--railway = Залізниця
seal_party--other_authority = Інше відомство
seal_party--unknown = Невідомо
