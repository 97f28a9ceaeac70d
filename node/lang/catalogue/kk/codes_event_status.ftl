### Codes of the list "event status": what each means.

event_status-source = кеден тәжірибесі мен алып қою туралы жарияланған есептер негізіндегі өз тізімі
event_status--initial = Бастапқы хабар
event_status--confirmed_by_lab = Зертхана растаған
event_status--closed = Жабылған
