### Codes of the list "measure": what each means.

measure-source = кеден тәжірибесі мен алып қою туралы жарияланған есептер негізіндегі өз тізімі
measure--none = Шара қолданылмаған
measure--identified = Жеке басы анықталған
measure--questioned = Жауап алынған
measure--searched = Тінту жүргізілген
measure--detained = Ұсталған
measure--arrested = Қамауға алынған
measure--charged = Айып тағылған
measure--fined = Айыппұл салынған
measure--entry_refused = Елге кіргізілмеген
measure--handed_over = Басқа органға берілген
measure--released = Босатылған
measure--sentenced = Сотталған
measure--expelled = Елден шығарып жіберілген
measure--hospitalised = Ауруханаға жеткізілген
measure--fled = Қашып кеткен немесе табылмаған
measure--wanted = Іздеуде
measure--other = Басқа
