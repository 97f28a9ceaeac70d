node-not-said = түйін өз күйін хабарламады
node-no-party = түйін мұндай пішімдегі тарапты атамайды: { $error }
node-no-party-advice = түйін нұсқасындағы ntc бағдарламасын пайдаланыңыз
node-label-party = Тарап
node-label-state = Күйі
node-label-since = Жұмыс істейді
node-since = { $at } UTC ({ $ago }), нұсқа { $version }
node-label-partners = Серіктестер
node-partners = { $all } ішінен { $connected } байланыста
node-label-published = Жарияланған
node-published = { $records }; тізілімде { $entries }
node-records = { $count ->
        [one] { $count } жазба
       *[other] { $count } жазба
    }
node-entries = { $count ->
        [one] { $count } элемент
       *[other] { $count } элемент
    }
node-label-received = Алынған
node-received = { $records }; қабылданбағаны: { $refused }
node-label-disk = Дискідегі бос орын
node-label-index = Индекс
node-index-lag = { $count ->
        [one] журналдан { $count } элементке артта: тізімдерде ең жаңасы жоқ
       *[other] журналдан { $count } элементке артта: тізімдерде ең жаңасы жоқ
    }
node-nothing-to-look-at = Назарыңызды қажет ететін ештеңе жоқ.
node-to-look-at = Назар аударыңыз:
node-state-ready = дайын
node-state-full = диск толған
node-state-starting = іске қосылуда
node-state-read-only = тек оқу
node-state-guarded = қорғалған
