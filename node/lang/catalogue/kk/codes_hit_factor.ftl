### Codes of the list "hit factor": what each means.

hit_factor-source = кеден тәжірибесі мен алып қою туралы жарияланған есептер негізіндегі өз тізімі
hit_factor--name = Аты, жазуы мен емлесіне қарамастан
hit_factor--birth_date = Туған күні
hit_factor--nationality = Азаматтығы, туы немесе орналасқан жері
hit_factor--sex = Жынысы
hit_factor--document = Жеке басын куәландыратын немесе жол жүру құжаты
hit_factor--container = Контейнер нөмірі
hit_factor--plate = Мемлекеттік тіркеу нөмірі
hit_factor--vehicle = Көліктің тіркеу нөмірінен басқа нөмірі
hit_factor--vessel = Кеменің нөмірі
hit_factor--aircraft = Әуе кемесінің нөмірі
hit_factor--wagon = Вагон нөмірі
hit_factor--company_number = Компанияның немесе салық төлеушінің нөмірі
hit_factor--transport_document = Көлік құжаты
hit_factor--phone = Телефон нөмірі
hit_factor--email = Электрондық пошта мекенжайы
hit_factor--account = Шот
hit_factor--address = Мекенжай
hit_factor--goods_and_route = Тауар мен оның бағыты
hit_factor--other_number = Басқа нөмір
