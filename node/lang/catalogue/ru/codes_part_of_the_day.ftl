### codes_part_of_the_day

part_of_the_day-source = собственный перечень, по опубликованной таможенной практике и сообщениям об изъятиях
part_of_the_day--night = Ночь, с полуночи до 6
part_of_the_day--morning = Утро, с 6 до 12
part_of_the_day--afternoon = День, с 12 до 18
part_of_the_day--evening = Вечер, с 18 до полуночи
part_of_the_day--daytime = Светлое время, с 6 до 18
part_of_the_day--darkness = Тёмное время, с 18 до 6
