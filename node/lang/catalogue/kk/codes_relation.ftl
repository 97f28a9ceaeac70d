### Codes of the list "relation": what each means.

relation-source = кеден тәжірибесі мен алып қою туралы жарияланған есептер негізіндегі өз тізімі
relation--answers = Соған жауап береді
relation--result_of = Соның нәтижесі
relation--same_event = Сол оқиға туралы
relation--linked = Байланысты оқиға туралы: адамдар, тауар немесе бағыт сол
relation--replaces = Соның орнын басады
