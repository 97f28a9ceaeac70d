watch-kinds = { $kinds } və ya { $overdue }
watch-ended = qovşaq axını bitirdi
watch-ended-why = dayanır və ya yenidən işə salınıb
watch-ended-advice = əmri yenidən işə salın
watch-broke = Qovşaqla əlaqə { $at } UTC-də kəsildi; { $seconds } san sonra yenidən cəhd ediləcək. Bu arada gələnlər onda göstəriləcək.
watch-no-alerts = xəbərdarlıqları izləmək olmur
watch-no-records = qeydləri izləmək olmur
watch-watching = İzlənir. Bitirmək üçün Ctrl-C.
watch-said-of = { $id } ({ $origin })
watch-said-withdraws = geri götürür: { $what }
watch-said-corrects = düzəldir: { $what }
watch-said-asks = soruşur: { $what }
watch-said-met = obyektə rast gəldi: { $what }
watch-said-outcome = nəticəsini bildirir: { $what }
watch-said-speaks = bundan danışır: { $what }
watch-overdue = GECİKİR  { $task }, borclu: { $by }
watch-call = zəng edin: { $whom }
watch-some-alerts = xəbərdarlıqlar
watch-some-records = qeydlər
watch-alerts = { $count ->
        [one] { $count } xəbərdarlıq
       *[other] { $count } xəbərdarlıq
    }
watch-records = { $count ->
        [one] { $count } qeyd
       *[other] { $count } qeyd
    }
watch-gap = BOŞLUQ: burada çatışmaya bilər: { $what }. Səbəb: { $because }. ntc alert list
watch-gap-of = BOŞLUQ: burada çatışmaya bilər: { $what } ({ $origin }). Səbəb: { $because }. ntc alert list
