### codes_aeo_status

aeo_status-source = собственный перечень, по опубликованной таможенной практике и сообщениям об изъятиях
aeo_status--none = Не является уполномоченным экономическим оператором
aeo_status--customs = Таможенные упрощения
aeo_status--security = Безопасность и надёжность
aeo_status--full = Оба вида
aeo_status--suspended = Приостановлен
aeo_status--revoked = Отозван
