### Codes of the list "event status": what each means.

event_status-source = bojxona amaliyoti va olib qoʻyish toʻgʻrisida eʼlon qilingan hisobotlar asosidagi oʻz roʻyxati
event_status--initial = Dastlabki xabar
event_status--confirmed_by_lab = Laboratoriya tasdiqlagan
event_status--closed = Yopilgan
