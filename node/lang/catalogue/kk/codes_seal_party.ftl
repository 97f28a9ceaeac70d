### Codes of the list "seal party": what each means.

seal_party-source = кеден тәжірибесі мен алып қою туралы жарияланған есептер негізіндегі өз тізімі
seal_party--customs = Кеден
seal_party--carrier = Тасымалдаушы
seal_party--shipper = Жүк жөнелтуші
seal_party--terminal = Терминал
seal_party--railway = Теміржол
seal_party--other_authority = Басқа орган
seal_party--unknown = Белгісіз
