### codes_excise_stamp

excise_stamp-source = власний перелік, за опублікованою митною практикою та повідомленнями про вилучення
excise_stamp--none = Немає
excise_stamp--own = Держави, що повідомляє
excise_stamp--foreign = Іншої держави
excise_stamp--counterfeit = Підроблена
excise_stamp--duty_free = З позначкою про безмитну торгівлю
