thread-not-shown = iş göstərilmədi
thread-column-signed = İMZALANIB
thread-column-party = TƏRƏF
thread-column-what = NƏ
thread-column-record = QEYD
thread-cut = Bu iş barədə siyahıda göstəriləndən daha çox şey bildirilib.
