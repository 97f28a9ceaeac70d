### Codes of the list "part of the day": what each means.

part_of_the_day-source = кеден тәжірибесі мен алып қою туралы жарияланған есептер негізіндегі өз тізімі
part_of_the_day--night = Түн, 0-ден 6-ға дейін
part_of_the_day--morning = Таң, 6-дан 12-ге дейін
part_of_the_day--afternoon = Түстен кейін, 12-ден 18-ге дейін
part_of_the_day--evening = Кеш, 18-ден 24-ке дейін
part_of_the_day--daytime = Күндіз, 6-дан 18-ге дейін
part_of_the_day--darkness = Қараңғыда, 18-ден 6-ға дейін
