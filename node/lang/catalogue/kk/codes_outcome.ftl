### Codes of the list "outcome": what each means.

outcome-source = кеден тәжірибесі мен алып қою туралы жарияланған есептер негізіндегі өз тізімі
outcome--seizure = Алып қою
outcome--other_offence = Басқа құқық бұзушылық
outcome--no_offence = Құқық бұзушылық жоқ
outcome--not_arrived = Табылмады немесе келмеді
outcome--not_examined_capacity = Жете тексерілмеді: мүмкіндік болмады
outcome--not_examined_released = Жете тексерілмеді: дабылға дейін шығарылған
outcome--not_examined_jurisdiction = Жете тексерілмеді: құзыреттен тыс
outcome--open = Әлі ашық
outcome--wrong_match = Қате сәйкестік
