### Codes of the list "place role": what each means.

place_role-source = кеден тәжірибесі мен алып қою туралы жарияланған есептер негізіндегі өз тізімі
place_role--control = Тоқтатылған немесе тексерілген
place_role--discovery = Тауар табылған
place_role--search = Тінту жүргізілген
place_role--arrest = Адамдар ұсталған
place_role--loading = Тиелген
place_role--unloading = Түсірілген
place_role--storage = Сақталған
place_role--handover = Тапсырылған
place_role--delivery = Бақылаумен жеткізілген
place_role--meeting = Жолда бір көліктен екіншісіне берілген
place_role--entry = Елге кіру
place_role--exit = Елден шығу
