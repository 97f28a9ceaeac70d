### Codes of the list "risk reason": what each means.

risk_reason-source = кеден тәжірибесі мен алып қою туралы жарияланған есептер негізіндегі өз тізімі
risk_reason--risk_profile = Тәуекел бейініне сәйкес
risk_reason--watchlist = Бақылау тізіміне сәйкес
risk_reason--intelligence = Жедел ақпарат
risk_reason--party_history = Тараптың бұрынғы құқық бұзушылығы
risk_reason--party_unknown = Тарап жаңа немесе ізі жоқ
risk_reason--shell_company = Нақты қызметі жоқ компания
risk_reason--route_unusual = Әдеттен тыс бағыт
risk_reason--route_high_risk = Шығу немесе транзит елінің тәуекелі жоғары
risk_reason--goods_mismatch = Тауар тараптарға немесе бағытқа сай емес
risk_reason--description_vague = Тауардың көмескі сипаттамасы
risk_reason--value_implausible = Шындыққа сыймайтын құн
risk_reason--weight_implausible = Шындыққа сыймайтын салмақ
risk_reason--document_anomaly = Құжаттардағы ауытқу
risk_reason--identifier_anomaly = Контейнер, көлік немесе құжат нөміріндегі ауытқу
risk_reason--seal_anomaly = Пломбалардағы ауытқу
risk_reason--late_change = Алушының немесе баратын жердің кеш өзгеруі
risk_reason--payment_unusual = Әдеттен тыс төлем немесе брондау
risk_reason--scan_anomaly = Сканер кескініндегі ауытқу
risk_reason--travel_pattern = Сапарлар сипаты
risk_reason--peer_information = Серіктестің ақпараты
risk_reason--dual_use_diversion = Басқа мақсатқа бұру қаупі
risk_reason--signal_gap = Біраз уақыт орнын хабарламады немесе жалған хабарлады
risk_reason--identity_change = Атауы, туы немесе нөмірі жуырда өзгерген
risk_reason--seal_reuse = Басқа жерде көрінген пломба нөмірі
risk_reason--other = Басқа
