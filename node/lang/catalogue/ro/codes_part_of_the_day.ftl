### codes_part_of_the_day

part_of_the_day-source = listă proprie, după practica vamală publicată și rapoartele privind capturile
part_of_the_day--night = Noaptea, de la miezul nopții la ora 6
part_of_the_day--morning = Dimineața, de la 6 la 12
part_of_the_day--afternoon = După-amiaza, de la 12 la 18
part_of_the_day--evening = Seara, de la 18 la miezul nopții
part_of_the_day--daytime = Ziua, de la 6 la 18
part_of_the_day--darkness = Pe întuneric, de la 18 la 6
