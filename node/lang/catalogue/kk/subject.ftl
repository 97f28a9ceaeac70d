subject-not-exported = ештеңе шығарылмады
subject-wrote = { $count ->
        [one] { $count } жазба { $programs } және { $people } файлдарына жазылды.
       *[other] { $count } жазба { $programs } және { $people } файлдарына жазылды.
    }
subject-not-found = жазбалар қаралмады
subject-reading = оқылуда
subject-record = { $id } { $kind }, { $origin }
subject-record-refused = { $id } { $kind }, { $origin }, есепке алынбайды: { $code }
subject-from = { $party } тарапынан
subject-from-erased = { $party } тарапынан, ол { $at } UTC уақытында өшірген
subject-told = { $party } тарапына хабарланды: { $sections }
subject-told-erased = { $party } тарапына хабарланды: { $sections }; { $at } UTC уақытында өшірген
subject-kept = { $until } UTC дейін сақталады
subject-summary = { $count ->
        [one] Оқылған { $read } жазбаның { $count } жазбасында ізделген айтылады.
       *[other] Оқылған { $read } жазбаның { $count } жазбасында ізделген айтылады.
    }
subject-erased = { $count ->
        [one] { $count } жазба толық немесе ішінара өшірілген: онда не айтылғаны енді белгісіз.
       *[other] { $count } жазба толық немесе ішінара өшірілген: онда не айтылғаны енді белгісіз.
    }
subject-unread = { $count ->
        [one] { $count } жазбаны бұл нұсқа оқи алмайды.
       *[other] { $count } жазбаны бұл нұсқа оқи алмайды.
    }
subject-unseen = { $id }, { $origin }: қағидаларыңыз бұл жазбаны сізге көрсетпейді; оны көре алатын адам қарауы керек
