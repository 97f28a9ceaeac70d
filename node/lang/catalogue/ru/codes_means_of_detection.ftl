### codes_means_of_detection

means_of_detection-source = собственный перечень, по опубликованной таможенной практике и сообщениям об изъятиях
means_of_detection--physical_search = Физический досмотр
means_of_detection--xray = Рентген, вид не указан
means_of_detection--xray_fixed = Рентген стационарный
means_of_detection--xray_mobile = Рентген мобильный
means_of_detection--xray_backscatter = Рентген обратного рассеяния
means_of_detection--xray_body = Рентген для досмотра людей
means_of_detection--dog = Служебная собака
means_of_detection--trace = Детектор следовых количеств или рамановский анализатор
means_of_detection--radiation_portal = Радиационный портал
means_of_detection--density_meter = Плотномер или эндоскоп
means_of_detection--weighing = Взвешивание
means_of_detection--lab = Лаборатория
means_of_detection--dog_and_scan = Собака и сканирование вместе
means_of_detection--image_analysis = Автоматический анализ изображения
means_of_detection--open_source = Открытые источники
means_of_detection--surveillance = Патруль, камера, радар или тепловизор
means_of_detection--diver = Водолазы или подводный беспилотник
means_of_detection--other = Другое
