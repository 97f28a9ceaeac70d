### codes_quantity_basis

quantity_basis-source = власний перелік, за опублікованою митною практикою та повідомленнями про вилучення
quantity_basis--measured = Виміряно
quantity_basis--estimated = Оцінено
quantity_basis--declared = Задекларовано
quantity_basis--gross = Виміряно з пакуванням або носієм
quantity_basis--at_least = Не менше цього
quantity_basis--at_most = Не більше цього
