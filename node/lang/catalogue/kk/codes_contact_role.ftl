### Codes of the list "contact role": what each means.

contact_role-source = кеден тәжірибесі мен алып қою туралы жарияланған есептер негізіндегі өз тізімі
contact_role--liaison = Байланыс офицері
contact_role--duty_desk = Кезекші бөлім
contact_role--data_protection = Дербес деректерді қорғау жөніндегі қызметкер
