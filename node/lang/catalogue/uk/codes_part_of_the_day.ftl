### codes_part_of_the_day

part_of_the_day-source = власний перелік, за опублікованою митною практикою та повідомленнями про вилучення
part_of_the_day--night = Ніч, з півночі до 6
part_of_the_day--morning = Ранок, з 6 до 12
part_of_the_day--afternoon = День, з 12 до 18
part_of_the_day--evening = Вечір, з 18 до півночі
part_of_the_day--daytime = Світлий час, з 6 до 18
part_of_the_day--darkness = Темний час, з 18 до 6
