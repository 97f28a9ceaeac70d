### Codes of the list "quantity basis": what each means.

quantity_basis-source = кеден тәжірибесі мен алып қою туралы жарияланған есептер негізіндегі өз тізімі
quantity_basis--measured = Өлшенген
quantity_basis--estimated = Шамаланған
quantity_basis--declared = Декларацияланған
quantity_basis--gross = Қаптамасымен немесе ыдысымен бірге өлшенген
quantity_basis--at_least = Кемінде осынша
quantity_basis--at_most = Ең көбі осынша
