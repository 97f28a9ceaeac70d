### codes_means_of_detection

means_of_detection-source = власний перелік, за опублікованою митною практикою та повідомленнями про вилучення
means_of_detection--physical_search = Фізичний огляд
means_of_detection--xray = Рентген, вид не зазначено
means_of_detection--xray_fixed = Рентген стаціонарний
means_of_detection--xray_mobile = Рентген мобільний
means_of_detection--xray_backscatter = Рентген зворотного розсіювання
means_of_detection--xray_body = Рентген для огляду людей
means_of_detection--dog = Службовий собака
means_of_detection--trace = Детектор слідових кількостей або раманівський аналізатор
means_of_detection--radiation_portal = Радіаційний портал
means_of_detection--density_meter = Густиномір або ендоскоп
means_of_detection--weighing = Зважування
means_of_detection--lab = Лабораторія
means_of_detection--dog_and_scan = Собака та сканування разом
means_of_detection--image_analysis = Автоматичний аналіз зображення
means_of_detection--open_source = Відкриті джерела
means_of_detection--surveillance = Патруль, камера, радар або тепловізор
means_of_detection--diver = Водолази або підводний безпілотник
means_of_detection--other = Інше
