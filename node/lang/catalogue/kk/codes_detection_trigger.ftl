### Codes of the list "detection trigger": what each means.

detection_trigger-source = кеден тәжірибесі мен алып қою туралы жарияланған есептер негізіндегі өз тізімі
detection_trigger--risk_profile = Тәуекел бейіні
detection_trigger--manifest_targeting = Манифест бойынша іріктеу
detection_trigger--peer_alert = Серіктестің дабылы
detection_trigger--watchlist_hit = Бақылау тізімі бойынша сәйкестік
detection_trigger--domestic_intelligence = Ел ішіндегі жедел ақпарат
detection_trigger--informant = Ақпарат беруші немесе хабар
detection_trigger--document_check = Құжаттарды тексеру
detection_trigger--behaviour = Мінез-құлқы
detection_trigger--random = Кездейсоқ іріктеу
detection_trigger--routine = Күнделікті немесе толық тексеру
detection_trigger--found = Иесіз қалған немесе табылған
detection_trigger--post_clearance_audit = Шығарылғаннан кейінгі кедендік бақылау
detection_trigger--denial_elsewhere = Басқа елдің бас тартуы
detection_trigger--carrier_report = Тасымалдаушының, экипаждың немесе пошта операторының хабары
detection_trigger--unclaimed = Ешкім іздеп келмеген тауар
detection_trigger--route_deviation = Бағытынан ауытқыды немесе электрондық пломба сигнал берді
detection_trigger--signal_gap = Біраз уақыт орнын хабарламады немесе жалған хабарлады
detection_trigger--other = Басқа
