### Codes of the list "AEO status": what each means.

aeo_status-source = bojxona amaliyoti va olib qoʻyish toʻgʻrisida eʼlon qilingan hisobotlar asosidagi oʻz roʻyxati
aeo_status--none = Vakolatli iqtisodiy operator emas
aeo_status--customs = Bojxona soddalashtirishlari
aeo_status--security = Xavfsizlik va himoya
aeo_status--full = Ikkalasi ham
aeo_status--suspended = Toʻxtatib turilgan
aeo_status--revoked = Chaqirib olingan
