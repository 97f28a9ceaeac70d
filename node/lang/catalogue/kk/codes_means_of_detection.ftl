### Codes of the list "means of detection": what each means.

means_of_detection-source = кеден тәжірибесі мен алып қою туралы жарияланған есептер негізіндегі өз тізімі
means_of_detection--physical_search = Қолмен тексеру
means_of_detection--xray = Рентген, түрі көрсетілмеген
means_of_detection--xray_fixed = Рентген, стационарлық
means_of_detection--xray_mobile = Рентген, жылжымалы
means_of_detection--xray_backscatter = Рентген, кері шашыраған сәулемен
means_of_detection--xray_body = Рентген, денені тексеретін
means_of_detection--dog = Кинолог ит
means_of_detection--trace = Із немесе Раман детекторы
means_of_detection--radiation_portal = Радиациялық бақылау порталы
means_of_detection--density_meter = Тығыздық өлшегіш немесе эндоскоп
means_of_detection--weighing = Өлшеу (салмағы)
means_of_detection--lab = Зертхана
means_of_detection--dog_and_scan = Ит пен сканер бірге
means_of_detection--image_analysis = Кескінді автоматты талдау белгісі
means_of_detection--open_source = Ашық дереккөздер
means_of_detection--surveillance = Патруль, камера, радар немесе тепловизор
means_of_detection--diver = Сүңгуірлер немесе суасты дроны
means_of_detection--other = Басқа
