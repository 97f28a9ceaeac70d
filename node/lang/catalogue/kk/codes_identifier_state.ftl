### Codes of the list "identifier state": what each means.

identifier_state-source = кеден тәжірибесі мен алып қою туралы жарияланған есептер негізіндегі өз тізімі
identifier_state--genuine = Тексеру бойынша түпнұсқа
identifier_state--original = Түпнұсқа, басқасының астынан немесе артынан табылған
identifier_state--false = Ойдан шығарылған: ешкім бермеген
identifier_state--cloned = Бөтендікі, осыған салынған
identifier_state--altered = Өзгертілген немесе өшірілген
identifier_state--former = Өзгертілгенге дейінгі
identifier_state--papers = Құжаттарда бар, заттың өзінде жоқ
identifier_state--sent = Радио арқылы берілген, боялып жазылғандағы емес
identifier_state--spare = Бірге алып жүрілген, орнатылмаған
identifier_state--doubtful = Күмәнді
