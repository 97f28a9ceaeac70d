watch-kinds = { $kinds } немесе { $overdue }
watch-ended = түйін ағынды аяқтады
watch-ended-why = ол тоқтап жатыр немесе қайта іске қосылды
watch-ended-advice = пәрменді қайта іске қосыңыз
watch-broke = Түйінмен байланыс { $at } UTC үзілді; { $seconds } с кейін қайта байқап көреді. Осы арада келгендер сонда көрсетіледі.
watch-no-alerts = дабылдарды бақылау мүмкін емес
watch-no-records = жазбаларды бақылау мүмкін емес
watch-watching = Бақылау жүріп жатыр. Аяқтау: Ctrl-C.
watch-said-of = { $id } ({ $origin })
watch-said-withdraws = қайтарып алады: { $what }
watch-said-corrects = түзетеді: { $what }
watch-said-asks = сұрайды: { $what }
watch-said-met = нысанды кездестірді: { $what }
watch-said-outcome = нәтижесін хабарлайды: { $what }
watch-said-speaks = мынаны айтады: { $what }
watch-overdue = МЕРЗІМІ ӨТТІ  { $task }, міндетті: { $by }
watch-call = қоңырау шалыңыз: { $whom }
watch-some-alerts = дабылдар
watch-some-records = жазбалар
watch-alerts = { $count ->
        [one] { $count } дабыл
       *[other] { $count } дабыл
    }
watch-records = { $count ->
        [one] { $count } жазба
       *[other] { $count } жазба
    }
watch-gap = ОЛҚЫЛЫҚ: мұнда жетіспеуі мүмкін: { $what }. Себебі: { $because }. ntc alert list
watch-gap-of = ОЛҚЫЛЫҚ: мұнда жетіспеуі мүмкін: { $what } ({ $origin }). Себебі: { $because }. ntc alert list
