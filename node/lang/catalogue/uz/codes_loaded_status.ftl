### Codes of the list "loaded status": what each means.

loaded_status-source = bojxona amaliyoti va olib qoʻyish toʻgʻrisida eʼlon qilingan hisobotlar asosidagi oʻz roʻyxati
loaded_status--full = Toʻla
loaded_status--empty = Boʻsh
loaded_status--part = Qisman yuklangan
