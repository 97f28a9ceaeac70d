### codes_specimen

specimen-source = собственный перечень, по опубликованной таможенной практике и сообщениям об изъятиях
specimen--live = Живое
specimen--dead = Мёртвое, целиком
specimen--part = Часть
specimen--derivative = Изготовлено из него или переработано
specimen--eggs = Яйца, семена или икра
